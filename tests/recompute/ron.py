"""Rusty Object Notation, as far as questionnaires and files of answers need it: read and written.

Read, a struct is a dict, a list or tuple a list, a map a dict, `None` is None, `Some(x)` is x, a bare name is a
str of its own kind (`Name`), and `Name(…)` is a `Name` with what stands inside it (`inside`)."""


class Name(str):
    """A variant: its name, and what stands in its brackets (an empty tuple without brackets)."""

    inside: tuple = ()

    @staticmethod
    def of(name, *inside):
        made = Name(name)
        made.inside = inside
        return made


class Reader:
    def __init__(self, text):
        self.text, self.at = text, 0

    def fail(self, what):
        line = self.text.count("\n", 0, self.at) + 1
        raise ValueError(f"line {line}: {what}")

    def blank(self):
        """Passes over white space and comments."""
        while self.at < len(self.text):
            if self.text[self.at].isspace():
                self.at += 1
            elif self.text.startswith("//", self.at):
                end = self.text.find("\n", self.at)
                self.at = len(self.text) if end < 0 else end
            elif self.text.startswith("/*", self.at):
                end = self.text.find("*/", self.at)
                if end < 0:
                    self.fail("a comment without an end")
                self.at = end + 2
            else:
                return

    def peek(self):
        self.blank()
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self, sign):
        if self.peek() != sign:
            self.fail(f"{sign!r} expected")
        self.at += 1

    def word(self):
        start = self.at
        while self.at < len(self.text) and (self.text[self.at].isalnum() or self.text[self.at] == "_"):
            self.at += 1
        if start == self.at:
            self.fail("a name expected")
        return self.text[start : self.at]

    def string(self):
        self.take('"')
        signs = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", '"': '"', "\\": "\\", "'": "'"}
        made = []
        while True:
            end = min(i for i in (self.text.find('"', self.at), self.text.find("\\", self.at)) if i >= 0)
            made.append(self.text[self.at : end])
            self.at = end + 1
            if self.text[end] == '"':
                return "".join(made)
            sign = self.text[self.at]
            self.at += 1
            if sign == "u":
                close = self.text.index("}", self.at)
                made.append(chr(int(self.text[self.at + 1 : close], 16)))
                self.at = close + 1
            elif sign in signs:
                made.append(signs[sign])
            else:
                self.fail(f"\\{sign} is not known")

    def raw(self):
        start = self.text.index('"', self.at)
        marks = self.text[self.at : start]
        end = self.text.index('"' + marks, start + 1)
        self.at = end + 1 + len(marks)
        return self.text[start + 1 : end]

    def several(self, close, one):
        """What `one` reads, with commas between, up to `close`."""
        made = []
        while self.peek() != close:
            made.append(one())
            if self.peek() != close:
                self.take(",")
        self.take(close)
        return made

    def pair(self):
        key = self.value()
        self.take(":")
        return key, self.value()

    def field(self):
        self.blank()
        key = self.word()
        self.take(":")
        return key, self.value()

    def round(self):
        """What stands in round brackets: the fields of a struct, or values without names."""
        self.take("(")
        self.blank()
        start = self.at
        named = False
        if self.text[start : start + 1].isalpha():
            self.word()
            named = self.peek() == ":"
            self.at = start
        return dict(self.several(")", self.field)) if named else self.several(")", self.value)

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.0123456789":
            self.at += 1
        text = self.text[start : self.at]
        return float(text) if "." in text else int(text)

    def value(self):
        sign = self.peek()
        if sign == '"':
            return self.string()
        if sign == "(":
            return self.round()
        if sign == "[":
            self.at += 1
            return self.several("]", self.value)
        if sign == "{":
            self.at += 1
            return dict(self.several("}", self.pair))
        if sign in "+-.0123456789":
            return self.number()
        word = self.word()
        if word == "r" and self.text[self.at : self.at + 1] in ('"', "#"):
            return self.raw()
        if word in ("true", "false"):
            return word == "true"
        inside = self.round() if self.peek() == "(" else ()
        if word == "None":
            return None
        if word == "Some":
            return inside[0]
        return Name.of(word, *((inside,) if isinstance(inside, dict) else inside))


def read(text):
    reader = Reader(text)
    # `#![enable(…)]` at the beginning.
    while reader.peek() == "#":
        reader.at = reader.text.index("]", reader.at) + 1
    value = reader.value()
    if reader.peek():
        reader.fail("something stands after the end")
    return value


class Some:
    """A value that is written as `Some(…)`; None is `None`."""

    def __init__(self, value):
        self.value = value


def some(value):
    return None if value is None else Some(value)


class Map(dict):
    """A dict that is written with its keys as texts, in curly brackets."""


def write(value):
    if value is None:
        return "None"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Some):
        return f"Some({write(value.value)})"
    if isinstance(value, Name):
        if value.inside and isinstance(value.inside[0], dict):
            return str.__str__(value) + write(value.inside[0])
        inside = ", ".join(write(one) for one in value.inside)
        return f"{str.__str__(value)}({inside})" if inside else str.__str__(value)
    if isinstance(value, str):
        text = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{text}"'
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Map):
        return "{" + "".join(f"\n{write(key)}: {write(one)}," for key, one in value.items()) + "}"
    if isinstance(value, dict):
        return "(" + "".join(f"\n{key}: {write(one)}," for key, one in value.items()) + ")"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(write(one) for one in value) + "]"
    raise TypeError(f"{value!r} is not written")

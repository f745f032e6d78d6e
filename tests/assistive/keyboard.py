"""The main job by keyboard alone: Tab, Enter, Space, the keys of answers and the shortcuts. What is pressed
was reached by Tab, and its name was heard.
Usage: keyboard.py KEIAN OUT"""

import os
import sys

from desk import Desk, enable, say, wait


def plan(desk):
    """The plan as a table: its last row, a list, a block from a spreadsheet, and all of it taken back."""
    desk.keys("ctrl+k")
    wait("the list's field", lambda: desk.focus() == "Find a command…")
    desk.write("Action plan")
    desk.keys("Return")
    desk.see("Priority, sorted descending")
    desk.reach("Filter: Owner")
    for close in ("Escape", "Tab"):
        desk.keys("Return")
        wait("the list", lambda: desk.focus() == "All owners")
        desk.keys("Down")
        desk.keys(close)
        wait("the focus back from the list", lambda: desk.focus() == "Filter: Owner")
    desk.keys("Tab")
    desk.reach_ending(" Owner")
    first = desk.focus()
    desk.keys("ctrl+End")
    wait("the last row", lambda: (desk.focus() or "").endswith(" Urgency"))
    last = desk.focus().split(" ")[0]
    desk.keys("Home", "End", "Left", "Left")
    wait("the last owner", lambda: desk.focus() == f"{last} Owner")
    desk.write("Tanaka")
    desk.keys("Return")
    wait("Tanaka", lambda: desk.text(f"{last} Owner") == "Tanaka")
    desk.picture("last-row")
    desk.keys("ctrl+Up")
    wait("the first owner", lambda: desk.focus() == first)
    question = first.split(" ")[0]
    desk.keys("Left")
    desk.clipboard("Map the suppliers\tSato\t2031-03-31\tHigh\nAsk the bank\tAbe\t2031-02-30\tLow\n")
    desk.keys("ctrl+v")
    desk.see_part("February 2031 has 28 days")
    desk.picture("refused")
    desk.keys("Escape")
    wait("the focus back from the message", lambda: desk.focus() == f"{question} Action")
    wait("the block", lambda: desk.text(f"{question} Owner") == "Sato")
    wait("its date", lambda: desk.text(f"{question} Due date") == "2031-03-31")
    desk.keys("ctrl+z")
    wait("one step back", lambda: desk.text(f"{question} Owner") == "")
    desk.keys("Escape")


def main(keian, out):
    enable()
    answers, report = os.path.join(out, "walk.ron"), os.path.join(out, "walk.pdf")
    desk = Desk(keian, out)
    desk.reach("Start a new assessment")
    desk.keys("Return")
    desk.reach("Company name")
    desk.write("Walk Works")
    desk.picture("ring-field")
    desk.reach("Go to the questions")
    desk.keys("space")
    desk.see("Question 1 of 12")
    desk.keys("2")
    passed = desk.reach("Next →")
    for name in ("Parts, evidence and notes", "Target, owner and due date"):
        if name not in passed:
            raise SystemExit(f"Tab passed by {name!r}: {passed}")
    # The answers are one stop, at the one that holds.
    answers_passed = [name for name in passed if name and (name[1:2] == " " and name[0].isdigit())]
    if [name[0] for name in answers_passed] != ["2"] or "We don't know" in passed:
        raise SystemExit(f"of the answers Tab stopped at {answers_passed}")
    desk.picture("ring-button")
    desk.keys("Return")
    desk.see("Question 2 of 12")
    if desk.focus() != "Next →":
        raise SystemExit(f"after Next the focus is on {desk.focus()!r}")
    desk.keys("u")
    desk.keys("alt+Right")
    desk.see("Question 3 of 12")
    desk.keys("n")
    desk.reach("Why it does not apply")
    desk.write("no trade across borders")
    desk.keys("ctrl+s")
    wait("the path's field", lambda: desk.focus() == "Path of the file")
    desk.write(answers)
    desk.keys("Return")
    desk.see("Saved")
    text = open(answers, encoding="utf-8").read()
    for part in ("response: Level(2)", "response: Unknown", 'NotApplicable("no trade across borders")'):
        if part not in text:
            raise SystemExit(f"not in the file: {part}")
    desk.keys("ctrl+k")
    wait("the list's field", lambda: desk.focus() == "Find a command…")
    desk.write("results")
    desk.keys("Return")
    desk.see("Scores by area")
    desk.picture("results")
    desk.keys("ctrl+m")
    wait("the milestone's field", lambda: desk.focus() == "Name of the milestone")
    desk.write("First look")
    desk.keys("Return")
    desk.see("How the scores changed")
    desk.keys("F1")
    desk.see("Glossary")
    desk.picture("help")
    desk.keys("End")
    desk.picture("glossary-end")
    desk.keys("Home")
    plan(desk)
    desk.keys("ctrl+p")
    desk.reach("Save PDF…")
    desk.keys("Return")
    wait("the path's field", lambda: desk.focus() == "Path of the file")
    desk.write(report)
    desk.keys("Return")
    desk.see("OK")
    desk.reach("OK")
    desk.keys("Return")
    if not os.path.getsize(report):
        raise SystemExit("the PDF is empty")
    desk.keys("ctrl+s")
    desk.see("Saved")
    desk.close()
    say("by keyboard alone: answers, milestone, results, PDF")


main(*sys.argv[1:])

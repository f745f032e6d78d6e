"""The main job by an assistive client, in a real window: a new assessment, its profile, answers, a saved
file, results, the plan, a PDF; then the file again, at the question where one left off.
Usage: walk.py KEIAN OUT"""

import os
import sys

from desk import Desk, enable, say, wait


def main(keian, out):
    enable()
    answers, report = os.path.join(out, "walk.ron"), os.path.join(out, "walk.pdf")
    desk = Desk(keian, out)
    desk.picture("home")
    desk.press("Start a new assessment")
    desk.type("Company name", "Walk Works")
    desk.type("Respondent", "A. Walker")
    desk.picture("profile")
    desk.press("Go to the questions")
    desk.see("Question 1 of 12")
    desk.keys("3")
    desk.press("Parts, evidence and notes")
    desk.type("Note", "seen by a screen reader")
    desk.picture("question")
    desk.press("Next →")
    desk.see("Question 2 of 12")
    desk.press("We don't know")
    desk.chosen("We don't know")
    desk.press("Next →")
    desk.see("Question 3 of 12")
    desk.press("Not applicable")
    desk.type("Why it does not apply", "no trade across borders")
    desk.press("Save")
    desk.type("Path of the file", answers)
    desk.keys("Return")
    desk.see("Saved")
    desk.picture("saved")
    text = wait("the file", lambda: os.path.exists(answers) and open(answers, encoding="utf-8").read())
    for part in (
        'organisation: "Walk Works"',
        'respondent: "A. Walker"',
        "response: Level(3)",
        "response: Unknown",
        'response: NotApplicable("no trade across borders")',
        'note: "seen by a screen reader"',
    ):
        if part not in text:
            raise SystemExit(f"not in the file: {part}")
    desk.press("Results")
    desk.see("Scores by area")
    desk.picture("results")
    desk.press("Action plan")
    desk.see("Priority, sorted descending")
    desk.picture("plan")
    desk.press("Report")
    desk.press("Save PDF…")
    desk.type("Path of the file", report)
    desk.keys("Return")
    desk.press("OK")
    if not os.path.getsize(report):
        raise SystemExit("the PDF is empty")
    desk.picture("report")
    unnamed = desk.unnamed()
    if unnamed:
        raise SystemExit(f"without a name: {unnamed}")
    desk.press("Questions")
    desk.press("Next →")
    desk.see("Question 4 of 12")
    desk.close()

    desk = Desk(keian, out, answers)
    desk.see("Question 4 of 12")
    desk.see("Walk Works")
    desk.close()
    say("walked: answers, results, plan and PDF by names and roles; reopened at question 4")


main(*sys.argv[1:])

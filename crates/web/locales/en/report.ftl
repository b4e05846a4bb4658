## Reports
cancel = Cancel
report-title = Report to the moderators
report-lead = A person reads your report, usually within one working day. The author does not see who sent it.
report-why = What is wrong?
report-text = Tell us more
report-text-hint = Only the moderators read this.
report-send = Send the report
report-insult = It insults or threatens somebody
report-privacy = It tells private things about somebody
report-spam = It advertises
report-other = Something else

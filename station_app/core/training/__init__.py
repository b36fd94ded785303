"""Trainings: sessions planned, enrolment with a waiting list, who came, certificates."""

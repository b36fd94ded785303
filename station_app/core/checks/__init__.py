"""Looking a station's file over: its pages, its tables, its chain of acts, what must add up. Changes nothing."""

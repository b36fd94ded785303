"""Who is on duty and until when, when the station was open, how hot it is: the day around the visits."""

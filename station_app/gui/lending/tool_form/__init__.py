"""The form for a tool, or several alike: dialog.py the window, fields.py its fields, picture.py and photographs.py."""

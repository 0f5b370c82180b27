"""The auditor for health claims."""

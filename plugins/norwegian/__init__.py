"""The Norwegian language, bokmål and nynorsk: dates and clock times, typography, letters, numbers, interface words."""

import sqlite3

database = sqlite3.connect(":memory:")
with open("sales.sql", encoding="utf-8") as file:
    database.executescript(file.read())
totals = database.execute(
    "select category, sum(amount) as total from sales group by category having total > 50 order by total desc"
).fetchall()

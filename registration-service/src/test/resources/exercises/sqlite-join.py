import sqlite3

database = sqlite3.connect(":memory:")
with open("data.sql", encoding="utf-8") as file:
    database.executescript(file.read())
open_items = database.execute(
    "select source, sum(item_id is null) from items left join labels on item_id = id group by source order by source"
).fetchall()

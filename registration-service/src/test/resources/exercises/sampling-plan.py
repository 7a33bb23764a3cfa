def allocate(sizes, total):
    everything = sum(sizes.values())
    plan = {name: size * total // everything for name, size in sizes.items()}
    by_rest = sorted(sizes, key=lambda name: (-(sizes[name] * total % everything), name))
    for name in by_rest[: total - sum(plan.values())]:
        plan[name] += 1
    return plan

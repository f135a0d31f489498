namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A known arrangement of columns: which heading plays which role, and what the file leaves unsaid.</summary>
internal sealed record Layout(string Name)
{
    /// <summary>Plain headings by role, likeliest first.</summary>
    public required IReadOnlyDictionary<Role, string[]> Names { get; init; }

    /// <summary>What holds for every row of such a file.</summary>
    public IReadOnlyDictionary<Role, string> Always { get; init; } = new Dictionary<Role, string>();

    public bool WholeSeries { get; init; }

    /// <summary>"2003-05" is three years here, a month elsewhere.</summary>
    public bool PeriodsAreYears { get; init; }

    /// <summary>Makes the figures we keep from those the file gives; most layouts give them as they are.</summary>
    public Func<IReadOnlyList<FileRow>, IReadOnlyList<FileRow>>? Derive { get; init; }

    /// <summary>The role of each column, or what is missing.</summary>
    public (Role[] Roles, string? Problem) Bind(Headings headings)
    {
        var roles = new Role[headings.Count];
        Array.Fill(roles, Role.Breakdown);
        foreach (var (role, names) in Names)
        {
            if (role is Role.Area or Role.Ignored)
            {
                foreach (var name in names)
                    if (headings.Find(name) is var every and >= 0 && roles[every] == Role.Breakdown) roles[every] = role;
                continue;
            }

            var column = names.Select(headings.Find).FirstOrDefault(found => found >= 0 && roles[found] == Role.Breakdown, -1);
            if (column >= 0) roles[column] = role;
        }

        for (var column = 0; column < roles.Length; column++)
            if (headings[column].Length == 0) roles[column] = Role.Ignored;

        foreach (var (role, title) in Needed)
            if (!Always.ContainsKey(role) && !roles.Contains(role)) return (roles, headings.Missing(title, Names.GetValueOrDefault(role, [])));
        return (roles, null);
    }

    private static readonly (Role Role, string Title)[] Needed =
        [(Role.Period, "Date"), (Role.Value, "Value"), (Role.Indicator, "Indicator"), (Role.Place, "Place")];
}

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A known arrangement of columns: which heading plays which role, and what the file leaves unsaid.</summary>
internal sealed record Layout(string Name)
{
    /// <summary>Plain headings by role, likeliest first.</summary>
    public required IReadOnlyDictionary<Role, string[]> Names { get; init; }

    /// <summary>What holds for every row of such a file.</summary>
    public IReadOnlyDictionary<Role, string> Always { get; init; } = new Dictionary<Role, string>();

    /// <summary>The columns of figures where a row holds several; empty where one column holds them all.</summary>
    public IReadOnlyList<FigureColumn> Figures { get; init; } = [];

    /// <summary>The columns that say where, the smallest area first; empty where <see cref="Names"/> tells.</summary>
    public IReadOnlyList<PlaceColumn> Places { get; init; } = [];

    public bool WholeSeries { get; init; }

    /// <summary>"2003-05" is three years here, a month elsewhere.</summary>
    public bool PeriodsAreYears { get; init; }

    /// <summary>What the periods themselves show, where the heading does not.</summary>
    public PeriodHint? Hint { get; init; }

    /// <summary>A letter alone in a cell of figures is a mark of the shorthand: there is no column for a status.</summary>
    public bool LettersAreMarks { get; init; }

    /// <summary>What is left out, where a person should look twice.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why a file of this kind is no file of figures.</summary>
    public string? Refusal { get; init; }

    /// <summary>Makes the figures we keep from those the file gives; most layouts give them as they are.</summary>
    public Func<IReadOnlyList<FileRow>, IReadOnlyList<FileRow>>? Derive { get; init; }

    /// <summary>The role of each column, or what is missing.</summary>
    public (Role[] Roles, string? Problem) Bind(Headings headings)
    {
        var roles = new Role[headings.Count];
        Array.Fill(roles, Role.Breakdown);
        foreach (var figure in Figures) roles[figure.Column] = Role.Value;
        foreach (var place in Places) place.Mark(roles);
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
        return (roles, Refusal ?? Missing(headings, roles));
    }

    private string? Missing(Headings headings, Role[] roles)
    {
        bool Lacks(Role role) => !Always.ContainsKey(role) && !roles.Contains(role);
        var lacksPeriod = Lacks(Role.Period) && !(Figures.Count > 0 && Figures.All(figure => figure.Period is not null));
        if (lacksPeriod && Lacks(Role.Value) && !headings.IsNear(Names.GetValueOrDefault(Role.Period, []))) return headings.NoFigures();
        foreach (var (role, title, how) in Needed)
            if (role == Role.Period ? lacksPeriod : role == Role.Place ? Lacks(role) && Lacks(Role.PlaceName) : Lacks(role))
                return headings.Missing(title, Names.GetValueOrDefault(role, []), how);
        return null;
    }

    private static readonly (Role Role, string Title, string How)[] Needed =
    [
        (Role.Period, "Date", "Add one with a period such as 2024, 2023/24 or April 2024"),
        (Role.Value, "Value", "Add one with the figures"),
        (Role.Indicator, "Indicator", "Add one, or choose the indicator before you import"),
        (Role.Place, "Place", "Add one with a code such as E92000001"),
    ];
}

using System.Globalization;

namespace MissionGov.Domain.Missions;

/// <summary>What may stand in a unit, and how two states of one differ.</summary>
public static class DeliveryUnitRules
{
    public const int MostMembers = 100;

    private const double MostFullTime = 1;
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="others">Names of the units of other missions.</param>
    public static IEnumerable<FieldProblem> Problems(this DeliveryUnit unit, IEnumerable<string> others) =>
    [
        .. FieldChecks.Needed("name", unit.Name, "Enter the unit's name"),
        .. FieldChecks.Within("name", unit.Name, PlainTitle.Longest, "The name"),
        .. FieldChecks.Unlike("name", unit.Name, others, "unit"),
        .. FieldChecks.Within("lead", unit.Lead, Wording.LongestLine, "The lead"),
        .. FieldChecks.Within("departments", string.Join('\n', unit.Departments), Wording.LongestLine, "The departments"),
        .. unit.Members.Count > MostMembers ? new[] { new FieldProblem("members", $"A unit has {MostMembers} members or fewer. You have {unit.Members.Count}") } : [],
        .. unit.Members.SelectMany(Problems),
    ];

    internal static FieldChanges ChangesFrom(this DeliveryUnit unit, DeliveryUnit before) => new FieldChanges()
        .Add("unit name", before.Name, unit.Name)
        .Add("unit lead", before.Lead, unit.Lead)
        .Add("departments", string.Join("; ", before.Departments), string.Join("; ", unit.Departments))
        .Add("members", InWords(before.Members), InWords(unit.Members));

    private static IEnumerable<FieldProblem> Problems(UnitMember member, int row)
    {
        string Field(string name) => $"members-{row}-{name}";
        foreach (var problem in FieldChecks.Needed(Field("role"), member.Role, "Enter the role of this member")) yield return problem;
        foreach (var problem in FieldChecks.Needed(Field("organisation"), member.Organisation, "Enter where this member comes from")) yield return problem;
        foreach (var (name, text) in new[] { ("role", member.Role), ("organisation", member.Organisation), ("discipline", member.Discipline) })
            foreach (var problem in FieldChecks.Within(Field(name), text, Wording.LongestLine, "This")) yield return problem;
        if (!(member.FullTime is > 0 and <= MostFullTime)) yield return new(Field("fte"), "Enter a share of full time above 0 and up to 1, like 0.6");
        foreach (var problem in FieldChecks.Real(Field("until"), member.SecondedUntil)) yield return problem;
    }

    private static string InWords(IReadOnlyList<UnitMember> members) => string.Join("; ", members.Select(InWords));

    private static string InWords(UnitMember member)
    {
        string?[] parts =
        [
            member.Discipline.Length > 0 ? member.Discipline : null,
            member.FullTime.ToString("0.##", British),
            member.FromOutside ? "from outside" : null,
            member.FrontLine ? "front line" : null,
            member.SecondedUntil is { } last ? $"until {FieldChanges.Day(last)}" : null,
        ];
        return $"{member.Role}, {member.Organisation} ({string.Join(", ", parts.Where(part => part is not null))})";
    }
}

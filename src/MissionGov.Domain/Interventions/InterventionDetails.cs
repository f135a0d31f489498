using System.Globalization;

namespace MissionGov.Domain.Interventions;

/// <summary>What a person may say of an intervention at any time.</summary>
public sealed record InterventionDetails
{
    public string Name { get; init => field = Wording.Line(value); } = "";

    /// <summary>What is done, in a few sentences.</summary>
    public string What { get; init => field = Wording.Text(value); } = "";

    /// <summary>Whom it is for: the people or places it is to reach.</summary>
    public string ForWhom { get; init => field = Wording.Line(value); } = "";

    /// <summary>The unit that does it.</summary>
    public string DoneBy { get; init => field = Wording.Line(value); } = "";

    /// <summary>The target it is to move; null while nobody has said.</summary>
    public Guid? TargetId { get; init; }

    /// <summary>All it costs until the target's deadline, in millions of pounds.</summary>
    public double? CostMillions { get; init; }

    /// <summary>How much it changes, 1 to 5, as somebody judges it; null while nobody has said.</summary>
    public int? Boldness { get; init; }

    /// <summary>The milestone whose day is its start; null where it has a date of its own.</summary>
    public Guid? MilestoneId { get; init; }

    public RollOut RollOut { get; init; } = new();

    /// <param name="others">Names of the mission's other interventions.</param>
    /// <param name="milestone">The day its milestone is expected, where it has one.</param>
    public IEnumerable<FieldProblem> Problems(IEnumerable<string> others, DateOnly? milestone = null) =>
    [
        .. FieldChecks.Needed("name", Name, "Enter a name"),
        .. FieldChecks.Within("name", Name, Missions.PlainTitle.Longest, "The name"),
        .. FieldChecks.Unlike("name", Name, others, "plan"),
        .. FieldChecks.Within("what", What, Wording.LongestText, "What is done"),
        .. FieldChecks.Within("for-whom", ForWhom, Wording.LongestLine, "Whom it is for"),
        .. FieldChecks.Within("done-by", DoneBy, Wording.LongestLine, "Who does it"),
        .. CostMillions is { } cost && !(cost >= 0 && double.IsFinite(cost)) ? new[] { new FieldProblem("cost", "Enter millions of pounds as a number, 0 or more") } : [],
        .. Boldness is < BoldnessScale.Least or > BoldnessScale.Most ? new[] { new FieldProblem("boldness", $"Choose how bold it is, from {BoldnessScale.Least} to {BoldnessScale.Most}") } : [],
        .. RollOut.Problems(MilestoneId is null ? RollOut.StartDate : milestone),
    ];

    /// <param name="names">What the target and the milestone are called.</param>
    internal FieldChanges ChangesFrom(InterventionDetails? before, IReadOnlyDictionary<Guid, string> names) => RollOut.ChangesFrom(before?.RollOut, new FieldChanges()
        .Add("name", before?.Name, Name)
        .Add("what is done", before?.What, What)
        .Add("for whom", before?.ForWhom, ForWhom)
        .Add("done by", before?.DoneBy, DoneBy)
        .Add("target", Called(before?.TargetId, names, "a target"), Called(TargetId, names, before?.TargetId is { } was && was != TargetId ? "another target" : "a target"))
        .Add("cost", Millions(before?.CostMillions), Millions(CostMillions))
        .Add("boldness", Bold(before?.Boldness), Bold(Boldness))
        .Add("starts with", Called(before?.MilestoneId, names, "a milestone"), Called(MilestoneId, names, before?.MilestoneId is { } old && old != MilestoneId ? "another milestone" : "a milestone")));

    /// <summary>"£24m", "£0.5m".</summary>
    public static string? Millions(double? cost) => cost is { } given ? $"£{given.ToString("#,0.##", CultureInfo.GetCultureInfo("en-GB"))}m" : null;

    private static string? Bold(int? boldness) => boldness is { } given ? BoldnessScale.OfMost(given) : null;

    private static string? Called(Guid? thing, IReadOnlyDictionary<Guid, string> names, string otherwise) => thing is { } id ? names.GetValueOrDefault(id, otherwise) : null;
}

using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>What the address says of each plan: kept as it was typed, read where it can be. It stands in the address, so that a link shares it.</summary>
public sealed class TypedScenario
{
    public const string NewName = "new-name";
    public const string NewEffect = "new-effect";
    public const string NewLow = "new-low";
    public const string NewHigh = "new-high";
    public const string NewStart = "new-start";

    private const int LongestName = 80;
    private const int LongestNumber = 24;
    private const double Most = 1e12;

    // What is said of a plan begins with one of these.
    private static readonly string[] OfPlans = ["effect-", "reach-", "start-", "without-"];

    private readonly Dictionary<string, string> _typed;
    private readonly List<FieldProblem> _problems = [];

    private TypedScenario(Dictionary<string, string> typed) => _typed = typed;

    public Scenario Scenario { get; private set; } = Scenario.AsPlanned;

    public IReadOnlyList<FieldProblem> Problems => _problems;

    /// <summary>What stands behind the question mark, without what goes as planned.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Slugs of plans of which it says what cannot be supposed here.</summary>
    public IReadOnlyList<string> NotCounted { get; private set; } = [];

    /// <summary>Whether there is something that could be kept.</summary>
    public bool IsTried => !Scenario.IsAsPlanned && Problems.Count == 0;

    public string? ProblemOf(string field) => _problems.Find(problem => problem.Field == field)?.Message;

    /// <summary>What a field shows: as typed, else as planned.</summary>
    public string Shown(string field, string planned) => _typed.GetValueOrDefault(field, planned);

    public static string Effect(Intervention plan) => $"effect-{plan.Slug}";

    public static string Reach(Intervention plan) => $"reach-{plan.Slug}";

    public static string Start(Intervention plan) => $"start-{plan.Slug}";

    public static string Without(Intervention plan) => $"without-{plan.Slug}";

    public static bool IsOf(Intervention plan, string field) => field == Effect(plan) || field == Reach(plan) || field == Start(plan) || field == Without(plan);

    internal static TypedScenario Of(IQueryCollection query, IReadOnlyList<PlanRow> rows)
    {
        var typed = new TypedScenario(query.Where(pair => pair.Value.Count == 1).ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
        typed.Read(rows);
        var read = rows.SelectMany(row => FieldsOf(row).Select(field => field.Name)).Where(typed._typed.ContainsKey).ToHashSet();
        typed.NotCounted = [.. from pair in query where pair.Value.ToString().Length > 0 && !read.Contains(pair.Key) from start in OfPlans where pair.Key.StartsWith(start, StringComparison.Ordinal) select pair.Key[start.Length..] into slug group slug by slug into same select same.Key];
        return typed;
    }

    private void Read(IReadOnlyList<PlanRow> rows)
    {
        Dictionary<Guid, Supposition> plans = [];
        List<KeyValuePair<string, string>> kept = [];
        foreach (var row in rows)
        {
            var plan = row.Plan;
            var supposed = new Supposition(
                row.HasSize ? Number(Effect(plan), row.Effect, -Most, Most, "Enter the effect as a number") : null,
                Number(Reach(plan), row.Reach, 0, 100, "Enter a percentage from 0 to 100") / 100,
                Day(Start(plan), row.Start),
                _typed.GetValueOrDefault(Without(plan)) == "on");
            if (supposed == Supposition.None) continue;
            plans[plan.Id] = supposed;
            kept.AddRange(FieldsOf(row).Where(field => field.IsIn(supposed)).Select(field => new KeyValuePair<string, string>(field.Name, _typed[field.Name])));
        }

        var added = Added();
        if (added is not null) kept.AddRange(new[] { NewName, NewEffect, NewLow, NewHigh, NewStart }.Where(_typed.ContainsKey).Select(field => new KeyValuePair<string, string>(field, _typed[field])));
        Scenario = new() { Plans = plans, Added = added };
        Query = new QueryBuilder(kept).ToString();
    }

    private static IEnumerable<(string Name, Func<Supposition, bool> IsIn)> FieldsOf(PlanRow row) =>
    [
        .. row.HasSize ? [(Effect(row.Plan), supposed => supposed.Effect is not null)] : Array.Empty<(string, Func<Supposition, bool>)>(),
        (Reach(row.Plan), supposed => supposed.Reach is not null),
        (Start(row.Plan), supposed => supposed.Starts is not null),
        (Without(row.Plan), supposed => supposed.Without),
    ];

    private AddedPlan? Added()
    {
        if (Said(NewEffect) is "" && Said(NewName) is "") return null;
        var (effect, start) = (Number(NewEffect, "", -Most, Most, "Enter the effect as a number"), Day(NewStart, ""));
        if (effect is null && ProblemOf(NewEffect) is null) _problems.Add(new(NewEffect, "Say how much it would bring"));
        if (start is null && ProblemOf(NewStart) is null) _problems.Add(new(NewStart, "Say when it would start"));
        var low = Number(NewLow, "", -Most, Most, "Enter the low end as a number") ?? effect;
        var high = Number(NewHigh, "", -Most, Most, "Enter the high end as a number") ?? effect;
        if (low > effect || high < effect) _problems.Add(new(NewEffect, "The effect must lie between the low end and the high end"));
        if (Said(NewName).Length > LongestName) _problems.Add(new(NewName, $"The name has at most {LongestName} letters"));
        return _problems.Any(problem => problem.Field.StartsWith("new-", StringComparison.Ordinal)) ? null : new(Said(NewName) is { Length: > 0 } name ? name : "One more plan", effect!.Value, low!.Value, high!.Value, start!.Value);
    }

    private string Said(string field) => _typed.GetValueOrDefault(field, "").Trim();

    /// <returns>Null where it goes as planned, or cannot be read.</returns>
    private double? Number(string field, string planned, double least, double most, string problem)
    {
        var said = Said(field);
        if (said.Length == 0 || said == planned) return null;
        if (Parsed(said) is { } number && number >= least && number <= most) return number == Parsed(planned) ? null : number;
        _problems.Add(new(field, problem));
        return null;
    }

    private static double? Parsed(string said)
    {
        var plain = said.Replace('−', '-').Replace(",", "", StringComparison.Ordinal).TrimEnd('%', ' ');
        return said.Length <= LongestNumber && double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private DateOnly? Day(string field, string planned)
    {
        var said = Said(field);
        if (said.Length == 0 || said == planned) return null;
        if (DateOnly.TryParseExact(said, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1950 and <= 2150) return day;
        _problems.Add(new(field, "Enter a day, such as 2027-03-01"));
        return null;
    }
}

using Microsoft.AspNetCore.WebUtilities;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Access;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>The plans as they are beside what was kept or tried.</summary>
/// <param name="Kept">Which of the kept scenarios.</param>
/// <param name="Tried">What else is supposed, each as its own address says it.</param>
internal sealed record GetCompared(string Mission, string Target, IReadOnlyList<Guid> Kept, IReadOnlyList<string> Tried) : IQuery<ComparedView?>;

/// <param name="Sides">As planned first.</param>
/// <param name="LeftOut">How many more were asked for than can stand side by side.</param>
/// <param name="Gone">How many were asked for that are not kept, or not any more.</param>
/// <param name="TooLong">How many say more than can be kept.</param>
/// <param name="Others">What was kept and is not among them.</param>
public sealed record ComparedView(string Mission, string MissionName, IReadOnlyList<ComparedSide> Sides, int LeftOut, int Gone, int TooLong, IReadOnlyList<KeptScenario> Others)
{
    /// <summary>Beside the plans as they are.</summary>
    public const int Most = 3;

    public TargetStrategy AsPlanned => Sides[0].Strategy;

    public string Address => $"/missions/{Mission}/targets/{AsPlanned.Target.Slug}/what-if";
}

/// <summary>One column.</summary>
/// <param name="Tried">What stands behind the question mark to try it; empty as planned.</param>
/// <param name="Kept">Null for what only the address says.</param>
/// <param name="Differs">What is other than planned, and what could not be read of it, a sentence each.</param>
public sealed record ComparedSide(string Name, string Tried, KeptScenario? Kept, IReadOnlyList<string> Differs, TargetStrategy Strategy);

internal sealed class GetComparedHandler(TriedReader reader) : QueryHandler<GetCompared, ComparedView?>
{
    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<ComparedView?> ReadAsync(GetCompared query, Person person, CancellationToken ct)
    {
        if (await reader.StandAsync(query.Mission, query.Target, ct) is not { On: var on } stand) return null;
        var there = on.Kept.Where(kept => !kept.IsRemoved).ToList();
        List<KeptScenario> chosen = [.. query.Kept.Distinct().Select(id => there.Find(kept => kept.Id == id)).OfType<KeptScenario>()];
        var tried = query.Tried.Where(one => one.Length <= KeptScenario.LongestTried).ToList();

        // What was just tried is what somebody looks for, so it stands first.
        List<(string Name, string Tried, KeptScenario? Kept)> asked = [.. tried.Select((one, i) => (tried.Count == 1 ? "Tried here" : $"Tried here, {i + 1}", one, (KeptScenario?)null)), .. chosen.Select(kept => (kept.Name, kept.Tried, (KeptScenario?)kept))];
        var shown = asked.Take(ComparedView.Most).Select(one => Side(stand, one.Name, one.Tried, one.Kept));
        return new(
            on.Mission.Slug,
            on.Mission.Name,
            [new ComparedSide("As planned", "", null, [], stand.AsPlanned), .. shown],
            Math.Max(0, asked.Count - ComparedView.Most),
            query.Kept.Distinct().Count() - chosen.Count,
            query.Tried.Count - tried.Count,
            there.FindAll(kept => !chosen.Contains(kept)));
    }

    private static ComparedSide Side(Stand stand, string name, string tried, KeptScenario? kept)
    {
        var typed = TypedScenario.Of(new QueryCollection(QueryHelpers.ParseQuery(tried)), stand.On.Rows);
        return new(name, typed.Query, kept, [.. ScenarioWords.Differs(stand.On, typed.Scenario), .. ScenarioWords.NotRead(stand.On, typed), .. ScenarioWords.NotCounted(stand.On, typed)], stand.Suppose(typed));
    }
}

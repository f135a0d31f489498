using Microsoft.EntityFrameworkCore;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Search;

/// <summary>Where is it? Over missions, targets, milestones, plans and measures, as far as the person sees them.</summary>
internal sealed record GetSearch(string Words) : IQuery<SearchView>
{
    public const int LongestWords = 200;
}

/// <param name="IsWhole">All words that were asked for stand in each of these; else only some do.</param>
public sealed record SearchView(string Words, bool IsWhole, IReadOnlyList<FoundGroup> Groups)
{
    public int Count => Groups.Sum(group => group.Rows.Count + group.More);
}

/// <param name="More">How many more there are.</param>
public sealed record FoundGroup(string Name, IReadOnlyList<FoundRow> Rows, int More);

public sealed record FoundRow(string Name, string Address, string Beside);

internal sealed class GetSearchHandler(MissionGovDb db) : QueryHandler<GetSearch, SearchView>
{
    private const int MostWords = 8;
    private const int MostOfAGroup = 20;

    // What stands beside a name counts, but less.
    private const double BesideWeight = 0.5;

    // A word that fits worse is not in it.
    private const double Least = 0.25;

    internal override Permission Requires => Permission.ReadPublished;

    internal override async Task<SearchView> ReadAsync(GetSearch query, Person person, CancellationToken ct)
    {
        var asked = WordMatch.Asked(query.Words, MostWords);
        if (asked.Count == 0) return new SearchView(query.Words, IsWhole: true, []);

        var found = (await ThingsAsync(ct)).Select(thing => (thing.Group, thing.Row, Fit: FitOf(asked, thing))).Where(thing => thing.Fit.Words > 0).ToList();
        var most = found.Select(thing => thing.Fit.Words).DefaultIfEmpty().Max();
        return new SearchView(query.Words, most == asked.Count, [.. found.Where(thing => thing.Fit.Words == most)
            .GroupBy(thing => thing.Group)
            .Select(group => new FoundGroup(group.Key, [.. group.OrderByDescending(thing => thing.Fit.Score).ThenBy(thing => thing.Row.Name, StringComparer.Ordinal).Select(thing => thing.Row).Take(MostOfAGroup)], Math.Max(0, group.Count() - MostOfAGroup)))]);
    }

    /// <summary>In the order of their groups. There are thousands of names at most, so they are compared here, the same on every server: no extension of the database has to be there.</summary>
    private async Task<IEnumerable<Thing>> ThingsAsync(CancellationToken ct)
    {
        var missions = await db.Missions.AsNoTracking().Select(mission => new { mission.Id, mission.Slug, mission.Name, mission.Purpose }).ToDictionaryAsync(mission => mission.Id, ct);

        // A mission that was published a moment ago is found whole by the next who asks.
        var targets = (await db.Targets.AsNoTracking().Select(target => new { target.MissionId, target.Slug, target.Name, target.Promise, Measure = target.Indicator.Name }).ToListAsync(ct)).Where(target => missions.ContainsKey(target.MissionId));
        var milestones = (await db.Milestones.AsNoTracking().Select(milestone => new { milestone.MissionId, milestone.Slug, milestone.Name, milestone.Owner }).ToListAsync(ct)).Where(milestone => missions.ContainsKey(milestone.MissionId));
        var plans = (await db.Interventions.AsNoTracking().Select(plan => new { plan.MissionId, plan.Slug, plan.Name, plan.What, plan.ForWhom }).ToListAsync(ct)).Where(plan => missions.ContainsKey(plan.MissionId));
        var measures = await db.Indicators.AsNoTracking().Select(indicator => new { indicator.Slug, indicator.Name, indicator.Population, indicator.Source }).ToListAsync(ct);
        return
        [
            .. missions.Values.Select(mission => new Thing("Missions", new FoundRow(mission.Name, $"/missions/{mission.Slug}", mission.Purpose), "")),
            .. targets.Select(target => new Thing("Targets", new FoundRow(target.Name, $"/missions/{missions[target.MissionId].Slug}/targets/{target.Slug}", missions[target.MissionId].Name), $"{target.Promise} {target.Measure}")),
            .. milestones.Select(milestone => new Thing("Milestones", new FoundRow(milestone.Name, $"/missions/{missions[milestone.MissionId].Slug}/milestones/{milestone.Slug}", missions[milestone.MissionId].Name), milestone.Owner)),
            .. plans.Select(plan => new Thing("Plans", new FoundRow(plan.Name, $"/missions/{missions[plan.MissionId].Slug}/plans/{plan.Slug}", missions[plan.MissionId].Name), $"{plan.What} {plan.ForWhom}")),
            .. measures.Select(measure => new Thing("Measures", new FoundRow(measure.Name, $"/data/{measure.Slug}", measure.Source), measure.Population)),
        ];
    }

    private static (int Words, double Score) FitOf(IReadOnlyList<string> asked, Thing thing)
    {
        var (name, beside) = (WordMatch.Words(thing.Row.Name), WordMatch.Words($"{thing.Row.Beside} {thing.Text}"));
        var fits = asked.Select(word => Math.Max(WordMatch.Of(word, name), BesideWeight * WordMatch.Of(word, beside))).Where(fit => fit >= Least).ToList();
        return (fits.Count, fits.Sum());
    }

    /// <param name="Text">What is looked through and not shown.</param>
    private sealed record Thing(string Group, FoundRow Row, string Text);
}

using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data.Reads;

/// <summary>From where a question is asked: the day, and what was known by then.</summary>
/// <param name="Today">Periods that ended later are not seen.</param>
/// <param name="KnownOn">Only vintages known by this day; null for the best held.</param>
internal sealed record Vantage(DateOnly Today, DateOnly? KnownOn = null);

/// <summary>Assesses targets from their figures. Every page, export and API answer comes through here.</summary>
internal sealed class AssessmentReader(MissionGovDb db, AssessmentCache cache, SeriesCache kept)
{
    /// <summary>One assessment a target for each vantage, in two statements however many vantages.</summary>
    public async Task<IReadOnlyList<AssessedTarget>> ReadAsync(IQueryable<Target> query, IReadOnlyList<Vantage> vantages, CancellationToken ct)
    {
        var targets = await query.AsNoTracking().Include(target => target.Indicator).ToListAsync(ct);
        return await AssessAsync(targets, vantages, ct);
    }

    public async Task<IReadOnlyList<AssessedTarget>> AssessAsync(IReadOnlyList<Target> targets, IReadOnlyList<Vantage> vantages, CancellationToken ct)
    {
        var series = await new SeriesReader(db, kept).ReadAsync(targets, ct);
        // After a load every forecast is made anew: on all cores, and given up with the request.
        return [.. targets.AsParallel().AsOrdered().WithCancellation(ct).Select(target => Assess(target, series.GetValueOrDefault(target.Id, Vintages.None), vantages))];
    }

    private AssessedTarget Assess(Target target, Vintages vintages, IReadOnlyList<Vantage> vantages) =>
        new(target, vintages, [.. vantages.Select(vantage => cache.Assess(target, vintages.AsAt(vantage.Today, vantage.KnownOn), vantage.Today))]);
}

/// <summary>One target with its figures and an assessment for each vantage asked for, in that order.</summary>
internal sealed record AssessedTarget(Target Target, Vintages Vintages, IReadOnlyList<TargetAssessment> Assessments)
{
    public TargetAssessment Now => Assessments[0];
}

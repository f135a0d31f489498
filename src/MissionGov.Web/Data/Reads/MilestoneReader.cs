using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;

namespace MissionGov.Web.Data.Reads;

/// <summary>What the minister's page says of milestones.</summary>
/// <param name="Late">Open ones that are late against their plan.</param>
/// <param name="Next">The next day on which one is expected.</param>
public sealed record MilestoneFigures(int Late, DateOnly? Next);

/// <summary>Counts milestones the same for every page.</summary>
internal static class MilestoneReader
{
    public static async Task<MilestoneFigures> FiguresAsync(MissionGovDb db, IReadOnlyCollection<Guid> missions, DateOnly today, CancellationToken ct) =>
        Of(await db.Milestones.AsNoTracking().Where(milestone => missions.Contains(milestone.MissionId)).ToListAsync(ct), today);

    public static MilestoneFigures Of(IEnumerable<Milestone> milestones, DateOnly today)
    {
        var open = milestones.Where(milestone => milestone.IsOpen).ToList();
        return new(open.Count(milestone => milestone.IsLate(today)), open.Where(milestone => milestone.ForecastDate >= today).Select(milestone => (DateOnly?)milestone.ForecastDate).Min());
    }
}

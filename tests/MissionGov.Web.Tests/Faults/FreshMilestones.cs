using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Faults;

/// <summary>Milestones that nobody has touched yet.</summary>
internal static class FreshMilestones
{
    public static Task<IReadOnlyList<Guid>> AddAsync(IServiceProvider services, int count) => TestData.ReadAsync<IReadOnlyList<Guid>>(services, async db =>
    {
        var mission = await db.Missions.Where(mission => mission.Slug == "nhs").Select(mission => mission.Id).SingleAsync();
        var fresh = Enumerable.Range(1, count).Select(number => new Milestone { MissionId = mission, Name = $"Step {number}", Slug = $"step-{Guid.CreateVersion7():N}", Owner = "NHS unit lead", BaselineDate = new DateOnly(2027, 1, 1) }).ToList();
        db.AddRange(fresh);
        await db.SaveChangesAsync();
        return [.. fresh.Select(milestone => milestone.Id)];
    });
}

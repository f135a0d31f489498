using Microsoft.EntityFrameworkCore;
using MissionGov.Domain;
using MissionGov.Domain.Comments;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Stocktakes;
using MissionGov.Web.Data;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Four missions alike: two that everyone sees and two drafts, each with one of everything.</summary>
internal static class Stage
{
    private static readonly DateTimeOffset Published = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static async Task BuildAsync(MissionGovDb db)
    {
        var pattern = await db.Targets.AsNoTracking().FirstAsync(target => target.Slug == "18-week-waits");
        foreach (var scene in Scene.Held) Add(db, scene, pattern);
        await db.SaveChangesAsync();
        foreach (var scene in Scene.Held) scene.MilestoneVersion = await db.Milestones.Where(milestone => milestone.Id == scene.MilestoneId).Select(milestone => milestone.Version).SingleAsync();
    }

    private static void Add(MissionGovDb db, Scene scene, Target pattern)
    {
        DateTimeOffset? published = scene == Scene.Own || scene == Scene.Other ? Published : null;
        db.Add(new Mission
        {
            Id = scene.MissionId,
            Slug = scene.Mission,
            Name = $"Mission {scene.Canary}",
            Purpose = $"Purpose {scene.Canary}",
            LeadMinister = $"Minister {scene.Canary}",
            SeniorResponsibleOwner = $"SRO {scene.Canary}",
            Unit = new DeliveryUnit($"Unit {scene.Canary}", $"Lead {scene.Canary}", ["Department"]),
            PublishedAt = published,
            Targets =
            [
                new Target
                {
                    Id = scene.TargetId,
                    MissionId = scene.MissionId,
                    IndicatorId = pattern.IndicatorId,
                    PlaceId = pattern.PlaceId,
                    Slug = scene.Target,
                    Name = $"Target {scene.Canary}",
                    Promise = $"Promise {scene.Canary}",
                    Goal = pattern.Goal,
                    Owner = scene.Owner,
                    PublishedAt = published,
                },
            ],
        });
        db.Add(new Milestone { Id = scene.MilestoneId, MissionId = scene.MissionId, TargetId = scene.TargetId, Name = $"Milestone {scene.Canary}", Owner = scene.Owner, BaselineDate = new DateOnly(2027, 1, 1) });
        db.Add(new Intervention { Id = scene.InterventionId, MissionId = scene.MissionId, TargetId = scene.TargetId, Name = $"Intervention {scene.Canary}", Shortfall = $"shortfall {scene.Canary}", ShortfallShare = 0.5 });
        db.Add(Comment.Write(scene.CommentId, new CommentPlace(scene.MissionId, scene.Mission), $"Comment {scene.Canary}", [], new Change("Somebody", Published)).Made);
        db.Add(new Decision { Id = scene.DecisionId, MissionId = scene.MissionId, Question = $"decide {scene.Canary}", Owner = "Minister", DueOn = new DateOnly(2026, 3, 1) });
    }
}

using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Domain.Interventions;

// A plan that nobody has made, to see what it would bring.
public sealed partial class Intervention
{
    /// <summary>The slug of what is only supposed: no plan that is made has it.</summary>
    public const string SupposedSlug = "new";

    internal static Intervention Supposed(Target target, AddedPlan added) => new()
    {
        MissionId = target.MissionId,
        TargetId = target.Id,
        Name = added.Name,
        Slug = SupposedSlug,
        Estimates = [new EffectEstimate(Guid.Empty, added.Low, added.Effect, added.High) { Source = "Supposed here" }],
        RollOut = new() { StartDate = added.Starts },
    };
}

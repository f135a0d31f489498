using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.DemoPacks;

/// <param name="State">Where it stands; its steps, where there are any, must lead there.</param>
/// <param name="Milestone">The name of the milestone it starts with.</param>
/// <param name="Follows">The name of what was tried before it, further up in the pack.</param>
/// <param name="Boldness">A judgement, so a guess of whoever made the pack: of what is illustrative only.</param>
/// <param name="Source">Required of what is not illustrative; a test holds the packs to it.</param>
internal sealed record PackIntervention(
    string Name,
    InterventionState State,
    bool Illustrative,
    string? Target = null,
    string? Shortfall = null,
    double ShortfallShare = 0,
    string? Source = null,
    string What = "",
    string ForWhom = "",
    string DoneBy = "",
    double? CostMillions = null,
    string? Milestone = null,
    string? Follows = null,
    RollOut? RollOut = null,
    IReadOnlyList<PackStep>? Steps = null,
    IReadOnlyList<PackEstimate>? Estimates = null,
    IReadOnlyList<PackAssumption>? Assumptions = null,
    IReadOnlyList<PackMandate>? Mandates = null,
    int? Boldness = null);

internal sealed record PackStep(InterventionState To, DateOnly On, string Reason, string Evidence);

/// <param name="SetAside">Why it does not count, where it does not.</param>
internal sealed record PackEstimate(double Low, double Central, double High, EvidenceLevel Evidence, int Strength, int Cost, string Source, string Plain = "", string SourceUrl = "", string? SetAside = null);

internal sealed record PackAssumption(string What, string Owner, DateOnly Review, string StopIf);

internal sealed record PackMandate(MandateKind Kind, string What, string From, DateOnly Asked, MandateAnswer Answer = MandateAnswer.Waiting, DateOnly? Answered = null, string Because = "");

/// <param name="Plans">The names of two.</param>
/// <param name="Share">Of the smaller effect.</param>
internal sealed record PackOverlap(string Target, IReadOnlyList<string> Plans, double Share);

/// <param name="Plans">The names of two that go well or badly together.</param>
internal sealed record PackTogether(string Target, IReadOnlyList<string> Plans, double Correlation, string Reason);

/// <summary>Turns what a pack says of plans and what they bring into entities, by the domain's own rules.</summary>
internal sealed class PackPlans(PackFile file)
{
    private static readonly Dictionary<Guid, string> NoNames = [];

    private readonly DateTimeOffset _now = new(file.Today, TimeOnly.MinValue, TimeSpan.Zero);

    public IReadOnlyList<Intervention> Of(PackMission said, Mission mission, IReadOnlyList<Milestone> milestones)
    {
        var made = new List<Intervention>();
        foreach (var plan in said.Interventions) made.Add(PlanOf(plan, mission, [.. milestones.Where(milestone => milestone.MissionId == mission.Id)], made));
        return made;
    }

    public static IEnumerable<PlanOverlaps> OverlapsOf(PackMission said, Mission mission, IReadOnlyList<Intervention> interventions)
    {
        var (twice, together) = (said.Overlaps ?? [], said.Together ?? []);
        foreach (var slug in twice.Select(pair => pair.Target).Union(together.Select(pair => pair.Target)))
        {
            var target = mission.Targets.Single(one => one.Slug == slug);
            var plans = interventions.Where(plan => plan.TargetId == target.Id).ToList();
            var overlaps = new PlanOverlaps { MissionId = mission.Id, TargetId = target.Id, Illustrative = true };
            foreach (var pair in twice.Where(pair => pair.Target == slug)) PackAssembler.Demand(overlaps.Set(Named(pair.Plans[0]), Named(pair.Plans[1]), pair.Share, plans), pair.Plans[0]);
            foreach (var pair in together.Where(pair => pair.Target == slug)) PackAssembler.Demand(overlaps.SetTogether(Named(pair.Plans[0]), Named(pair.Plans[1]), pair.Correlation, pair.Reason, plans), pair.Plans[0]);
            yield return overlaps;

            Intervention Named(string name) => plans.Single(plan => plan.Name == name);
        }
    }

    private Intervention PlanOf(PackIntervention said, Mission mission, IReadOnlyList<Milestone> milestones, IReadOnlyList<Intervention> made)
    {
        var plan = new Intervention
        {
            MissionId = mission.Id,
            Name = said.Name,
            Follows = said.Follows is null ? null : made.Single(one => one.Name == said.Follows).Id,
            Shortfall = said.Shortfall,
            ShortfallShare = said.ShortfallShare,
            Illustrative = said.Illustrative,
        };
        var target = said.Target is null ? null : mission.Targets.Single(one => one.Slug == said.Target);
        var tied = said.Milestone is null ? null : milestones.Single(one => one.Name == said.Milestone);
        PackAssembler.Demand(plan.Revise(DetailsOf(said, target, tied), made.Select(one => one.Name), tied, NoNames), said.Name);
        foreach (var estimate in said.Estimates ?? []) Quantify(plan, estimate, target);
        foreach (var one in said.Assumptions ?? []) PackAssembler.Demand(plan.Assume(new Assumption(Guid.CreateVersion7(), one.What, one.Owner, one.Review, one.StopIf)), said.Name);
        foreach (var one in said.Mandates ?? []) PackAssembler.Demand(plan.Ask(new Mandate(Guid.CreateVersion7(), one.Kind, one.What, one.From, one.Asked) { Answer = one.Answer, AnsweredOn = one.Answered, Because = one.Because }, file.Today), said.Name);
        foreach (var step in said.Steps ?? []) PackAssembler.Demand(plan.ChangeState(step.To, step.Evidence, null, new Change(said.DoneBy, new DateTimeOffset(step.On, TimeOnly.MinValue, TimeSpan.Zero), step.Reason)), said.Name);
        if (said.Steps is null) plan.State = said.State;
        return plan.State == said.State ? plan : throw new InvalidDataException($"{said.Name}: its steps do not lead to its state.");
    }

    private static InterventionDetails DetailsOf(PackIntervention said, Target? target, Milestone? tied) => new()
    {
        Name = said.Name,
        What = said.What,
        ForWhom = said.ForWhom,
        DoneBy = said.DoneBy,
        TargetId = target?.Id,
        CostMillions = said.CostMillions,
        Boldness = said.Boldness,
        MilestoneId = tied?.Id,
        RollOut = said.RollOut ?? new(),
    };

    private void Quantify(Intervention plan, PackEstimate said, Target? target)
    {
        var estimate = new EffectEstimate(Guid.CreateVersion7(), said.Low, said.Central, said.High)
        {
            Plain = said.Plain,
            Source = said.Source,
            SourceUrl = said.SourceUrl,
            Evidence = said.Evidence,
            Strength = said.Strength,
            Cost = said.Cost,
            GivenOn = file.Today,
        };
        PackAssembler.Demand(plan.Quantify(estimate, target), plan.Name);
        if (said.SetAside is { } reason) PackAssembler.Demand(plan.SetAside(estimate.Id, new Change("Demo pack", _now, reason)), plan.Name);
    }
}

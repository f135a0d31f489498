using MissionGov.Domain;
using MissionGov.Domain.Delivery;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.DemoPacks;

internal sealed record PackBlocker(string What, DateOnly Since, string Who, IReadOnlyList<Escalation>? Escalations = null);

/// <param name="Question">The key of one of the plan's questions.</param>
internal sealed record PackAnswer(string Question, string Answer, Strength Strength);

internal sealed record PackChain(IReadOnlyList<PackBody> Bodies, IReadOnlyList<PackLink> Links);

internal sealed record PackBody(string Body, string Role, ChainPlace Place, IReadOnlyList<ChainTalk>? Talks = null);

internal sealed record PackLink(string From, string To, Lever Lever, Strength Strength);

/// <summary>A cause below a target, or a driver below a cause.</summary>
internal sealed record PackDriver(string Name, IReadOnlyList<PackDriver>? Drivers = null, IReadOnlyList<string>? Plans = null, bool Symptom = false);

/// <summary>How a pack's missions are to be delivered.</summary>
internal sealed record DeliveryOfPack(IReadOnlyList<MilestoneDependency> Dependencies, IReadOnlyList<DeliveryPlan> Plans, IReadOnlyList<DeliveryChain> Chains, IReadOnlyList<DriverTree> Trees);

/// <summary>Turns what a pack says about delivery into entities, by the domain's own rules. All of it is made up for the demo.</summary>
internal sealed class PackDelivery(PackFile file)
{
    private readonly Change _change = new("Demo pack", new DateTimeOffset(file.Today, TimeOnly.MinValue, TimeSpan.Zero));

    public DeliveryOfPack Of(IReadOnlyList<(PackMission Said, Mission Mission)> missions, IReadOnlyList<Milestone> milestones, IReadOnlyList<Intervention> interventions)
    {
        foreach (var (said, milestone) in missions.SelectMany(pair => pair.Said.Milestones).Zip(milestones)) Block(milestone, said);
        return new(
            DependenciesOf([.. missions.SelectMany(pair => pair.Said.Milestones).Zip(milestones)]),
            [.. missions.Where(pair => pair.Said.Plan is not null).Select(pair => PlanOf(pair.Said.Plan!, pair.Mission))],
            [.. missions.Where(pair => pair.Said.Chain is not null).Select(pair => ChainOf(pair.Said.Chain!, pair.Mission))],
            [.. missions.Where(pair => pair.Said.Drivers is not null).Select(pair => TreeOf(pair.Said.Drivers!, pair.Mission, interventions))]);
    }

    private void Block(Milestone milestone, PackMilestone said)
    {
        foreach (var blocker in said.Blockers ?? [])
        {
            PackAssembler.Demand(milestone.Block(blocker.What, blocker.Since, blocker.Who, file.Today), said.Name);
            foreach (var escalation in blocker.Escalations ?? []) PackAssembler.Demand(milestone.Escalate(milestone.Blockers[^1].Id, escalation.To, escalation.On, file.Today), said.Name);
        }
    }

    private List<MilestoneDependency> DependenciesOf(List<(PackMilestone Said, Milestone Milestone)> all)
    {
        var dependencies = new List<MilestoneDependency>();
        foreach (var (said, milestone) in all)
        {
            foreach (var name in said.WaitsFor ?? [])
            {
                var first = all.Single(one => one.Said.Name == name).Milestone;
                PackAssembler.Demand(new MilestoneNetwork(all.Select(one => one.Milestone), dependencies).Depend(milestone, first, _change), said.Name);
                dependencies.Add(new MilestoneDependency { MilestoneId = milestone.Id, DependsOnId = first.Id });
            }
        }

        return dependencies;
    }

    private DeliveryPlan PlanOf(IReadOnlyList<PackAnswer> said, Mission mission)
    {
        var plan = new DeliveryPlan { MissionId = mission.Id, Illustrative = true };
        foreach (var answer in said) PackAssembler.Demand(plan.Answer(PlanQuestions.Find(answer.Question)!, answer.Answer, answer.Strength, seen: null, _change), answer.Question);
        return plan;
    }

    private DeliveryChain ChainOf(PackChain said, Mission mission)
    {
        var chain = new DeliveryChain { MissionId = mission.Id, Illustrative = true };
        foreach (var body in said.Bodies)
        {
            PackAssembler.Demand(chain.AddNode(body.Body, body.Role, body.Place), body.Body);
            foreach (var talk in body.Talks ?? []) PackAssembler.Demand(chain.Speak(chain.Nodes[^1].Id, talk.With, talk.On, file.Today), body.Body);
        }

        foreach (var link in said.Links) PackAssembler.Demand(chain.AddLink(Named(chain, link.From), Named(chain, link.To), link.Lever, link.Strength), $"{link.From} to {link.To}");
        return chain;
    }

    private static Guid Named(DeliveryChain chain, string body) => chain.Nodes.Single(node => node.Body == body).Id;

    private static DriverTree TreeOf(IReadOnlyDictionary<string, IReadOnlyList<PackDriver>> said, Mission mission, IReadOnlyList<Intervention> interventions)
    {
        var tree = new DriverTree { MissionId = mission.Id, Illustrative = true };
        var outcomes = mission.Targets.ConvertAll(target => target.Id);
        foreach (var (target, causes) in said)
            foreach (var cause in causes) Grow(cause, mission.Targets.Single(one => one.Slug == target).Id, DriverKind.Cause);
        return tree;

        void Grow(PackDriver part, Guid parent, DriverKind kind)
        {
            PackAssembler.Demand(tree.Add(parent, part.Name, kind, outcomes), part.Name);
            var id = tree.Nodes[^1].Id;
            if (part.Symptom) PackAssembler.Demand(tree.Mark(id, isSymptom: true), part.Name);
            foreach (var plan in part.Plans ?? []) PackAssembler.Demand(tree.Hang(interventions.Single(one => one.MissionId == mission.Id && one.Name == plan), id), plan);
            foreach (var below in part.Drivers ?? []) Grow(below, id, DriverKind.Driver);
        }
    }
}

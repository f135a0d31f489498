using MissionGov.Domain.Delivery;

namespace MissionGov.Domain.Tests.Delivery;

public sealed class DeliveryChainTests
{
    private static readonly DateOnly Today = new(2026, 2, 1);

    private readonly DeliveryChain _chain = new() { MissionId = Guid.Empty };
    private readonly Guid _minister, _england, _trusts, _clinics;

    public DeliveryChainTests()
    {
        _minister = Add("Secretary of State", ChainPlace.Minister);
        _england = Add("NHS England", ChainPlace.Between);
        _trusts = Add("Hospital trusts", ChainPlace.Between);
        _clinics = Add("Clinic teams", ChainPlace.FrontLine);
        Link(_minister, _england, Lever.Instruction, Strength.Green);
        Link(_england, _trusts, Lever.Funding, Strength.AmberGreen);
        Link(_trusts, _clinics, Lever.Instruction, Strength.AmberRed);
    }

    [Fact]
    public void The_weakest_link_is_named()
    {
        Assert.Equal("Instruction from Hospital trusts to Clinic teams", _chain.InWords(Assert.Single(_chain.Weakest)));
        Assert.Contains("The weakest link: instruction from Hospital trusts to Clinic teams (Amber-red: shaky).", _chain.Findings(Today));

        Link(_england, _clinics, Lever.Information, Strength.AmberRed);
        Assert.Contains(_chain.Findings(Today), finding => finding.StartsWith("2 links are weakest (Amber-red: shaky): ", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_all_links_are_strong_none_is_weakest()
    {
        foreach (var link in _chain.Links.ToList()) _chain.RateLink(link.Id, Strength.Green);

        Assert.Empty(_chain.Weakest);
    }

    [Fact]
    public void A_chain_without_support_is_flagged()
    {
        Assert.True(_chain.LacksSupport);
        Link(_england, _clinics, Lever.Support, Strength.AmberRed);
        Assert.False(_chain.LacksSupport);
    }

    [Fact]
    public void The_way_from_the_minister_to_the_front_line_is_counted()
    {
        Assert.Equal(3, _chain.StepsToFrontLine);
        Link(_clinics, _minister, Lever.Information, Strength.Red);
        Link(_england, _clinics, Lever.Support, Strength.Red);
        Assert.Equal(2, _chain.StepsToFrontLine);

        _chain.RemoveNode(_england);
        Assert.Null(_chain.StepsToFrontLine);
        Assert.Equal([_trusts, _clinics], _chain.Links.Where(link => link.Lever == Lever.Instruction).SelectMany(link => new[] { link.From, link.To }));
    }

    [Fact]
    public void Where_nobody_was_spoken_to_for_long_is_told()
    {
        foreach (var node in new[] { _england, _trusts, _clinics }) Assert.Null(_chain.Speak(node, "Director of operations", Today.AddDays(-10), Today).Problem);
        Assert.DoesNotContain(_chain.Findings(Today), Silent);

        Assert.Contains(_chain.Findings(Today.AddDays(81)), Silent);
        Assert.Equal("chain.on", _chain.Speak(_trusts, "Director", Today.AddDays(1), Today).Problem?.Code);
        Assert.Equal("chain.with", _chain.Speak(_trusts, " ", Today, Today).Problem?.Code);

        static bool Silent(string finding) => finding.StartsWith("Nobody has been spoken to for 90 days at: ", StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_chain_is_refused()
    {
        Assert.Equal("chain.link", _chain.AddLink(_england, _england, Lever.Choice, Strength.Red).Problem?.Code);
        Assert.Equal("chain.link", _chain.AddLink(_england, Guid.NewGuid(), Lever.Choice, Strength.Red).Problem?.Code);
        Assert.Equal("chain.link", _chain.AddLink(_england, _trusts, Lever.Funding, Strength.Red).Problem?.Code);
        Assert.Equal("chain.body", _chain.AddNode("nhs england ", " Does its part", ChainPlace.Between).Problem?.Code);
        Assert.Equal("chain.role", _chain.AddNode("HM Treasury", "", ChainPlace.Between).Problem?.Code);
        Assert.Equal((4, 3), (_chain.Nodes.Count, _chain.Links.Count));
    }

    [Fact]
    public void A_body_keeps_its_links_when_it_is_renamed()
    {
        Assert.Equal([new FieldChange("Body", "Hospital trusts", "Trusts")], _chain.EditNode(_trusts, "Trusts", "Does its part", ChainPlace.Between, Seen).Event?.Changes);
        Assert.Equal("Funding from NHS England to Trusts", _chain.InWords(_chain.Links[1]));
        Assert.Equal("chain.same", _chain.EditNode(_trusts, "Trusts", "Does its part", ChainPlace.Between, Seen).Problem?.Code);
    }

    [Fact]
    public void What_somebody_else_made_of_a_body_is_not_overwritten_unseen()
    {
        var seen = Seen;
        _chain.EditNode(_trusts, "Hospital trusts", "Treats patients", ChainPlace.FrontLine, seen);

        var problem = _chain.EditNode(_trusts, "Trusts", "Does its part", ChainPlace.Between, seen).Problem;

        Assert.Equal(("chain.changed", "Somebody else has changed this meanwhile to: Hospital trusts, Treats patients, front line. Save again to use yours."), (problem?.Code, problem?.Message));
        Assert.Equal("Treats patients", _chain.Find(_trusts)!.Role);
        Assert.NotNull(_chain.EditNode(_trusts, "Trusts", "Does its part", ChainPlace.Between, Seen).Event);
    }

    private BodySeen Seen => BodySeen.Of(_chain.Find(_trusts)!);

    private Guid Add(string body, ChainPlace place)
    {
        Assert.Null(_chain.AddNode(body, "Does its part", place).Problem);
        return _chain.Nodes[^1].Id;
    }

    private void Link(Guid from, Guid to, Lever lever, Strength strength) => Assert.Null(_chain.AddLink(from, to, lever, strength).Problem);
}

using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Chains;

namespace MissionGov.Web.Tests.Features.Chains;

public sealed class DeliveryChainTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person NhsLead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task Everyone_reads_where_it_is_weak_but_not_who_was_spoken_to()
    {
        var page = (await app.PageAsync("/missions/nhs/chain")).Body!.Words();

        Assert.Contains("The weakest link: instruction from Hospital trusts to Clinic teams (Red: weak).", page, StringComparison.Ordinal);
        Assert.Contains("The minister is 3 steps from the front line.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Chief operating officers of four trusts", page, StringComparison.Ordinal);

        using var analyst = await PersonaForms.OfAsync(app, "Delivery analyst");
        Assert.Contains("Chief operating officers of four trusts", (await analyst.GetAsync("/missions/nhs/chain")).Page.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_of_support_takes_the_flag_away()
    {
        var chain = await ChainAsync();
        Assert.Contains("No link gives support. Money and orders alone do not help people to do it.", chain.Findings(new DateOnly(2026, 2, 1)));
        Guid Of(string body) => chain.Nodes.Single(node => node.Body == body).Id;

        Assert.Null(await app.SendAsync(NhsLead, new AddLink("nhs", Of("Regional teams"), Of("Clinic teams"), Lever.Support, Strength.AmberGreen)));

        Assert.False((await ChainAsync()).LacksSupport);
        Assert.Equal("forbidden", (await app.SendAsync(Access.Personas.Named("Safer streets unit lead")!, new RemoveBody("nhs", Of("Patients"))))?.Code);
        Assert.Equal(6, (await ChainAsync()).Nodes.Count);
    }

    [Fact]
    public async Task Of_two_who_change_a_body_the_second_is_told_first()
    {
        var trusts = (await ChainAsync()).Nodes.Single(node => node.Body == "Hospital trusts");
        var seen = BodySeen.Of(trusts);
        Assert.Null(await app.SendAsync(NhsLead, new EditBody("nhs", trusts.Id, trusts.Body, "Treats patients", trusts.Place, seen)));

        Assert.Equal("chain.changed", (await app.SendAsync(NhsLead, new EditBody("nhs", trusts.Id, "Trusts", trusts.Role, trusts.Place, seen)))?.Code);

        Assert.Equal(("Hospital trusts", "Treats patients"), ((await ChainAsync()).Find(trusts.Id)!.Body, (await ChainAsync()).Find(trusts.Id)!.Role));
        Assert.Null(await app.SendAsync(NhsLead, new EditBody("nhs", trusts.Id, trusts.Body, trusts.Role, trusts.Place, seen with { Role = "Treats patients" })));
    }

    private Task<DeliveryChain> ChainAsync() => app.ReadAsync(db => db.DeliveryChains.AsNoTracking().SingleAsync(chain => db.Missions.Any(mission => mission.Id == chain.MissionId && mission.Slug == "nhs")));
}

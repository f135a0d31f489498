using System.Collections.Concurrent;
using System.Net;
using MissionGov.Domain.Missions;
using MissionGov.Domain.People;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Matrix;

/// <summary>Many people at once, each with a draft of their own: nobody is ever shown what was made for somebody else.</summary>
public sealed class NoMixingTests
{
    private const int Crowd = 50;
    private const int Rounds = 4;

    [Fact]
    public async Task Fifty_people_at_once_see_their_own_drafts_and_nobody_elses()
    {
        var people = Enumerable.Range(0, Crowd).Select(number => (Id: Guid.CreateVersion7(), Mission: $"draft-{number:D2}", Canary: $"canary{number:D2}end")).ToList();
        await using var app = TestApp.On(await Cast.EnterAsync([]));
        await TestApp.UntilAsync(() => app.DataVersion > 0, "ready");
        await app.ReadAsync(async db =>
        {
            foreach (var (id, slug, canary) in people)
            {
                var mission = new Mission { Slug = slug, Name = canary, Purpose = canary, LeadMinister = "Minister", SeniorResponsibleOwner = "SRO", Unit = new DeliveryUnit("Unit", "Lead", []) };
                db.Add(mission);
                db.Add(Cast.Account(id));
                db.Add(new Appointment { PersonId = id, MissionId = mission.Id, Role = Role.UnitLead, Title = "Unit lead", From = new DateOnly(2020, 1, 1) });
            }

            return await db.SaveChangesAsync();
        });
        await app.ChangeAsync("select 1");

        var faults = new ConcurrentBag<string>();
        await Task.WhenAll(people.Select((one, number) => Task.Run(async () =>
        {
            using var browser = SignedIn.Browser(app, SignedIn.Principal(one.Id));
            for (var round = 0; round < Rounds; round++)
            {
                var other = people[(number + round + 1) % Crowd];
                await SeesOnlyAsync(browser, "/missions", one.Canary, faults);
                await SeesOnlyAsync(browser, $"/missions/{one.Mission}", one.Canary, faults);
                using var theirs = await browser.GetAsync($"/missions/{other.Mission}");
                if (theirs.StatusCode != HttpStatusCode.NotFound) faults.Add($"{one.Mission} asked for {other.Mission}: {(int)theirs.StatusCode}");
            }
        })));

        Assert.Equal([], faults.Distinct());
    }

    private static async Task SeesOnlyAsync(Caller browser, string address, string canary, ConcurrentBag<string> faults)
    {
        using var answer = await browser.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (!text.Contains(canary, StringComparison.Ordinal)) faults.Add($"{address}: {canary} is missing ({(int)answer.StatusCode})");
        if (text.Replace(canary, "", StringComparison.Ordinal).Contains("canary", StringComparison.Ordinal)) faults.Add($"{address}: {canary} sees another's");
    }
}

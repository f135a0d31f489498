using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Web.Tests.Faults;

/// <summary>The connection ends exactly when nobody can know whether the change was kept.</summary>
public sealed class CutAtCommitTests(ITestOutputHelper output)
{
    private const int Cuts = 500;
    private const int Writers = 16;

    // Some commits never get there. The product cannot tell them from the others, and must do them again.
    private const int OneNeverArrivesIn = 10;

    [Fact]
    public async Task No_change_whose_answer_was_cut_off_is_lost_doubled_or_misreported()
    {
        var database = await TestData.DemoAsync();
        var (commits, cuts) = (0, 0);
        await using var proxy = new CommitCuttingProxy(database, () =>
        {
            if (Interlocked.Increment(ref commits) % OneNeverArrivesIn == 0) return Cut.BeforeCommit;
            Interlocked.Increment(ref cuts);
            return Cut.AfterCommit;
        });
        await using var behind = TestData.UseCases(proxy.ConnectionString);
        await using var direct = TestData.UseCases(database);
        var milestones = await FreshMilestones.AddAsync(direct, Writers);
        Task<Milestone> HeldAsync(Guid id) => TestData.ReadAsync(direct, db => db.Milestones.AsNoTracking().SingleAsync(found => found.Id == id));

        var (ledger, wrong, clock) = (new Ledger(), new ConcurrentBag<string>(), Stopwatch.StartNew());
        await Task.WhenAll(milestones.Select(milestone => Task.Run(async () =>
        {
            while (Volatile.Read(ref cuts) < Cuts)
            {
                var (seen, command) = (await HeldAsync(milestone), Guid.CreateVersion7());
                var to = seen.ForecastDate.AddDays(1);
                var problem = await TestData.SendAsync(behind, Person.CommandLine, new SlipMilestone(milestone, to, seen.Version), "Cut off.", command);
                if (problem is not null) wrong.Add(problem.Message);
                else ledger.Add(command, to.ToString(CultureInfo.InvariantCulture));
                if ((await HeldAsync(milestone)).ForecastDate != to) wrong.Add("It was said to be saved, and is not.");
            }
        })));

        var audit = await TestData.ReadAsync(direct, db => db.Audit.Where(line => line.Event == nameof(MilestoneSlipped)).Select(line => line.CommandId).ToListAsync());
        output.WriteLine($"{ledger.Compare(audit)}, wrong messages {wrong.Count}; {cuts} cut after COMMIT and {commits - cuts} before it, in {clock.Elapsed.TotalSeconds:F0} s");
        Assert.Equal([], wrong.Distinct());
        Assert.Equal(ledger.Count, audit.Count);
        foreach (var milestone in milestones)
            Assert.Equal((await HeldAsync(milestone)).DaysSlipped, (await HeldAsync(milestone)).Slips.Count);
    }
}

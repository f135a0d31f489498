using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Domain.Delivery;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Cli;
using MissionGov.Web.Cluster;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Delivery;
using MissionGov.Web.Serving;
using Npgsql;

namespace MissionGov.Web.Tests.Faults;

/// <summary>The embedded database is killed, again and again, while people save.</summary>
public sealed class DatabaseKilledTests(ITestOutputHelper output)
{
    private const string Reason = "Under fire.";
    private const int Kills = 20;
    private const int Writers = 3;

    // Between two kills work must go on by itself, and every writer get its turn.
    private const int WritesBetween = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task No_saved_change_is_lost_or_doubled_and_work_goes_on_by_itself()
    {
        using var folder = new ScratchFolder("faults");
        var cluster = await EmbeddedCluster.OpenAsync(TestPostgres.Options(folder.Path) with { Durable = true }, NullLogger.Instance, TestContext.Current.CancellationToken);
        await using (cluster)
        {
            var address = cluster.ConnectionString("missiongov");
            await using var services = TestData.UseCases(address);
            await CommandLine.PrepareAsync(services, TestContext.Current.CancellationToken);
            await services.GetRequiredService<IDemoLoad>().LoadAsync(TestContext.Current.CancellationToken);
            var milestones = await TestData.ReadAsync(services, db => db.Milestones.Where(milestone => milestone.MetOn == null).OrderBy(milestone => milestone.Name).Take(Writers).Select(milestone => milestone.Id).ToListAsync());

            var ledger = new Ledger();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            var writers = milestones.ConvertAll(milestone => Task.Run(() => WriteAsync(services, milestone, ledger, end.Token)));
            await KillAsync(Path.Combine(new NpgsqlConnectionStringBuilder(address).Host!, "data", "postmaster.pid"), ledger);
            await end.CancelAsync();
            await Task.WhenAll(writers);

            var audit = await ReadPatientlyAsync(services, db => db.Audit.Where(line => line.Event == nameof(MilestoneSlipped)).Select(line => new { line.CommandId, line.SubjectId }).ToListAsync());
            output.WriteLine(ledger.Compare([.. audit.Select(line => line.CommandId)]));
            foreach (var milestone in await ReadPatientlyAsync(services, db => db.Milestones.Where(milestone => milestones.Contains(milestone.Id)).ToListAsync()))
                Assert.Equal(audit.Count(line => line.SubjectId == milestone.Id), milestone.Slips.Count(slip => slip.Reason == Reason));
        }
    }

    // The server may still recover from the last kill, and the pool hand out connections from before it.
    private static async Task<T> ReadPatientlyAsync<T>(IServiceProvider services, Func<MissionGovDb, Task<T>> read)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                return await TestData.ReadAsync(services, read);
            }
            catch (Exception fault) when (clock.Elapsed < Patience && fault is (NpgsqlException or InvalidOperationException or IOException))
            {
                await Task.Delay(10 * Breath, TestContext.Current.CancellationToken);
            }
        }
    }

    private static async Task WriteAsync(IServiceProvider services, Guid milestone, Ledger ledger, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            var command = Guid.CreateVersion7();
            try
            {
                var seen = await TestData.ReadAsync(services, db => db.Milestones.AsNoTracking().SingleAsync(found => found.Id == milestone));
                if (await TestData.SendAsync(services, Person.CommandLine, new SlipMilestone(milestone, seen.ForecastDate.AddDays(1), seen.Version), Reason, command) is null)
                    ledger.Add(command, seen.ForecastDate.ToString(CultureInfo.InvariantCulture));
            }
            catch (Exception fault) when (fault is NpgsqlException or InvalidOperationException or DbUpdateException or IOException or TimeoutException)
            {
                // Not acknowledged: it may be there or not.
            }

            await Task.Delay(Breath, CancellationToken.None);
        }
    }

    private async Task KillAsync(string pidFile, Ledger ledger)
    {
        var clock = Stopwatch.StartNew();
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = ledger.Count;
            while (ledger.Count < before + WritesBetween)
            {
                Assert.True(clock.Elapsed < Patience, $"After {kill} kills no more writes came through.");
                await Task.Delay(Breath, TestContext.Current.CancellationToken);
            }

            await Task.Delay(Random.Shared.Next(60), TestContext.Current.CancellationToken);
            using var server = Process.GetProcessById(int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture));
            server.Kill();
        }

        output.WriteLine($"{Kills} kills in {clock.Elapsed.TotalSeconds:F0} s");
    }
}

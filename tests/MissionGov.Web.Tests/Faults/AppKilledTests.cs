using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MissionGov.Tests;
using MissionGov.Web.Cluster;
using MissionGov.Web.Features.Observations;

namespace MissionGov.Web.Tests.Faults;

/// <summary>The program is killed, again and again, while an analyst imports.</summary>
public sealed class AppKilledTests(ITestOutputHelper output)
{
    private const int Kills = 20;
    private const int ImportsBetween = 2;

    [Fact]
    public async Task No_import_that_was_confirmed_is_lost_or_doubled_and_the_next_start_needs_no_help()
    {
        using var folder = new ScratchFolder("faults");
        var (ledger, clock) = (new Ledger(), Stopwatch.StartNew());
        for (var kill = 0; kill < Kills; kill++)
        {
            using var program = await ChildApp.StartAsync(folder.Path);
            var writing = program.ImportUntilItEndsAsync(ledger);
            var before = ledger.Count;
            await TestApp.UntilAsync(() => ledger.Count >= before + ImportsBetween || writing.IsCompleted, "importing");
            await Task.Delay(Random.Shared.Next(60), TestContext.Current.CancellationToken);
            program.Kill();
            await writing;
            Assert.True(ledger.Count >= before + ImportsBetween, $"After {kill} kills the program took no imports.");
        }

        output.WriteLine($"{Kills} kills in {clock.Elapsed.TotalSeconds:F0} s");
        await using (var cluster = await EmbeddedCluster.OpenAsync(TestPostgres.Options(folder.Path) with { Durable = true }, NullLogger.Instance, TestContext.Current.CancellationToken))
        {
            await using var services = TestData.UseCases(cluster.ConnectionString("missiongov"));
            var audit = await TestData.ReadAsync(services, db => db.Audit.Where(line => line.Event == nameof(ObservationsImported)).Select(line => line.CommandId).ToListAsync());
            output.WriteLine(ledger.Compare(audit));

            var figures = await TestData.ReadAsync(services, db => (
                from seen in db.Observations
                join series in db.Series on seen.SeriesId equals series.Id
                join indicator in db.Indicators on series.IndicatorId equals indicator.Id
                where indicator.Name == ChildApp.Indicator
                select seen.PeriodStart).ToListAsync());
            Assert.Equal(figures.Count, figures.Distinct().Count());
            Assert.Equal(audit.Count, figures.Count);
            Assert.Empty(ledger.Acknowledged.Values.Except(figures.Select(day => day.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture))));
        }
    }
}

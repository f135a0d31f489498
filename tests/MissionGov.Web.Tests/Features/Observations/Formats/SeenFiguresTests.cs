using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

public class SeenFiguresTests
{
    // Forwards, back, and in no order; with quarters that end with their months, and some said twice.
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0)]
    public void It_knows_what_a_table_of_all_figures_knows(int direction)
    {
        var random = new Random(direction);
        var repeated = 0;
        for (var file = 0; file < 300; file++)
        {
            var all = Enumerable.Range(0, random.Next(1, 60)).Select(month => (Month: month, Series: random.Next(3), Period: PeriodAt(month, random.Next(4) == 0))).ToList();
            all.AddRange([.. all.Where(_ => random.Next(10) == 0)]);
            all = direction == 0 ? [.. all.OrderBy(_ => random.Next())] : [.. all.OrderBy(one => direction * one.Month)];
            var met = new ReadFigures();
            var seen = new SeenFigures(met);
            Dictionary<(int, Period), int> table = [];
            foreach (var (_, series, period) in all)
            {
                var figure = new ReadFigure(met.Count, series, period, null, Quality.None);
                var known = table.TryGetValue((series, period), out var first);
                Assert.Equal(known ? first : null, seen.Add(figure));
                repeated += known ? 1 : 0;
                if (known) continue;
                table[(series, period)] = met.Count - 1;
            }
        }

        Assert.True(repeated > 100, $"only {repeated} figures came twice");
    }

    private static Period PeriodAt(int month, bool isQuarter) =>
        isQuarter ? Period.Quarter(2020 + (month / 12), (month % 12 / 3) + 1) : Period.Month(2020 + (month / 12), (month % 12) + 1);
}

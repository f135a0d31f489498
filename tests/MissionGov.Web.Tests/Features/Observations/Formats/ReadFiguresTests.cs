using System.Globalization;
using System.Text;
using MissionGov.Domain.Missions;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

public class ReadFiguresTests
{
    // More than are held in memory, the last block not full.
    private const int Many = 1_200_000;

    [Fact]
    public void What_waits_on_the_disk_is_what_was_added()
    {
        var figures = new ReadFigures();
        for (var at = 0; at < Many; at++) figures.Add(Made(at));

        var next = 0;
        foreach (var figure in figures) Same(Made(next++), figure);
        Assert.Equal((Many, Many), (next, figures.Count));
        var random = new Random(1);
        for (var look = 0; look < 2_000; look++)
        {
            var at = random.Next(Many);
            Same(Made(at), figures[at]);
        }
    }

    [Fact]
    public void A_file_too_large_to_be_sent_is_read_from_the_server_with_every_figure()
    {
        var path = Path.GetTempFileName();
        try
        {
            var filler = new string('x', 30);
            using (var text = new StreamWriter(path, append: false, Encoding.ASCII))
            {
                text.WriteLine("indicator,place,period,value");
                for (var row = 0; row < Many; row++) text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A measure {filler},E{row % 6_000:D8},{1800 + (row / 6_000)},{row}"));
            }

            Assert.True(new FileInfo(path).Length > FileText.MaximumBytes);
            var options = new ReadOptions(new DateOnly(2026, 2, 1));
            var sent = FileReading.Read(() => File.OpenRead(path), "large.csv", options, cancelled: TestContext.Current.CancellationToken);
            var named = FileReading.Read(() => File.OpenRead(path), "large.csv", options with { Bounds = ReadBounds.OnServer }, cancelled: TestContext.Current.CancellationToken);

            Assert.Equal("The selected file must be smaller than 50 MB", Assert.Single(sent.Problems.Listed).Message);
            Assert.Equal((Many, Many, 0), (named.Counts.Rows, named.Rows.Count, named.Problems.Count));
            Assert.Equal(Many * (Many - 1d) / 2, named.Rows.Sum(row => row.Value!.Value));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static ReadFigure Made(int at) => new(at + 2, at % 977, new Period(DateOnly.FromDayNumber(at), DateOnly.FromDayNumber(at + 1)), at % 5 == 0 ? null : at / 8d, (Quality)(at % 3)) { Before = at - 977 };

    private static void Same(ReadFigure made, ReadFigure kept) =>
        Assert.Equal((made.Row, made.Series, made.Period, made.Value, made.Quality, made.Before), (kept.Row, kept.Series, kept.Period, kept.Value, kept.Quality, kept.Before));
}

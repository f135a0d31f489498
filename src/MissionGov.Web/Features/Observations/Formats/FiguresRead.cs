using System.Collections;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A figure whose series is still a number: what it is called shows only when all are read.</summary>
internal readonly record struct ReadFigure(int Row, int Series, Period Period, double? Value, Quality Quality);

/// <summary>The figures of a file with the names of their series. Each is made as it is asked for: most are asked for once, and a million side by side are 48 MB.</summary>
internal sealed class FiguresRead(List<ReadFigure> figures, FileSeries[] series) : IReadOnlyList<FileRow>
{
    public int Count => figures.Count;

    public FileRow this[int index] => Row(figures[index]);

    public IEnumerator<FileRow> GetEnumerator()
    {
        foreach (var figure in figures) yield return Row(figure);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FileRow Row(ReadFigure figure) => new(figure.Row, series[figure.Series], figure.Period, figure.Value, figure.Quality);
}

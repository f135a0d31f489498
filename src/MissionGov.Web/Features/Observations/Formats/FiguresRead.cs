using System.Collections;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The figures of a file with the names of their series. Each is made as it is asked for: most are asked for once, and a million side by side are 48 MB.</summary>
internal sealed class FiguresRead(ReadFigures figures, FileSeries[] series) : IReadOnlyList<FileRow>
{
    public int Count => figures.Count;

    public FileRow this[int index] => Row(figures[index]);

    public IEnumerator<FileRow> GetEnumerator()
    {
        foreach (var figure in figures) yield return Row(figure);
    }

    /// <summary>The same figures under other names.</summary>
    public FiguresRead Renamed(Func<FileSeries, FileSeries> name) => new(figures, [.. series.Select(name)]);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private FileRow Row(in ReadFigure figure) => new(figure.Row, series[figure.Series], figure.Period, figure.Value, figure.Quality);
}

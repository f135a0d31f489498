using System.Buffers;

namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>A block of cells shown as one; only the first of them holds something.</summary>
internal readonly record struct MergedBlock(int Top, int Left, int Bottom, int Right);

/// <summary>Names that stand once beside several rows are read for each of them.</summary>
/// <param name="blocks">From the top down.</param>
internal sealed class MergedCells(IReadOnlyList<MergedBlock> blocks)
{
    // A table has a few columns of names.
    private const int MostOpen = 256;

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.,-+%");

    private readonly List<(MergedBlock Block, string Text)> _open = [];
    private int _next;

    public void Fill(int row, SheetCells cells)
    {
        _open.RemoveAll(open => open.Block.Bottom < row);
        foreach (var (block, text) in _open) cells.Fill(block.Left, text);
        for (; _next < blocks.Count && blocks[_next].Top <= row; _next++)
        {
            var block = blocks[_next];
            // One figure beside several rows is not the figure of each.
            if (block.Top == row && block.Bottom > row && _open.Count < MostOpen && cells[block.Left] is { IsEmpty: false } text && IsName(text)) _open.Add((block, text.ToString()));
        }
    }

    private static bool IsName(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(OfNumbers) >= 0 || Tables.PeriodHeading.IsYear(text);
}

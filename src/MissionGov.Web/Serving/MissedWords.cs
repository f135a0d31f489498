namespace MissionGov.Web.Serving;

/// <summary>What somebody was after, from the end of an address that leads nowhere: "/targets/18-week-wait" is "18 week wait".</summary>
internal static class MissedWords
{
    private const int Longest = 100;

    /// <returns>Null for an address without words.</returns>
    public static string? Of(PathString path)
    {
        var last = (path.Value ?? "").TrimEnd('/').Split('/')[^1];
        if (Guid.TryParse(last, out _)) return null;
        var words = Domain.Wording.Line(Path.GetFileNameWithoutExtension(last).Replace('-', ' ').Replace('_', ' '));
        return words.Any(char.IsLetter) ? words[..Math.Min(words.Length, Longest)] : null;
    }
}

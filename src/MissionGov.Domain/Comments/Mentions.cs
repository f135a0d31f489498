namespace MissionGov.Domain.Comments;

/// <summary>Who is called in a text: @ and the title of a post, as in "@NHS mission unit lead, can you look?"</summary>
public static class Mentions
{
    /// <param name="titles">The posts there are; a longer title wins over a shorter one that begins it.</param>
    public static IReadOnlyList<string> In(string text, IReadOnlyCollection<string> titles)
    {
        var longest = titles.Where(title => title.Length > 0).OrderByDescending(title => title.Length).ToList();
        var called = new List<string>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // An address such as unit@nhs.example calls nobody.
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            if (longest.Find(title => Follows(text, at + 1, title)) is { } found && !called.Contains(found)) called.Add(found);
        }

        return called;
    }

    private static bool Follows(string text, int start, string title) =>
        string.Compare(text, start, title, 0, title.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (start + title.Length == text.Length || !char.IsLetterOrDigit(text[start + title.Length]));
}

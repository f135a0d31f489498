namespace MissionGov.Web.Access.Passwords;

/// <summary>What a password must be: long, and not among the first that anybody would try. No rule asks for digits or signs.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // Shorter parts of a name stand in too many good passwords.
    private const int ShortestWord = 4;

    private const string Product = "missiongov";

    /// <summary>What is wrong with a password, in words; null when it will do.</summary>
    /// <param name="ownWords">Words that somebody who knows the person would try: name, e-mail, organisation.</param>
    public static string? ProblemWith(string password, params IEnumerable<string?> ownWords)
    {
        var length = password.EnumerateRunes().Count();
        if (length < Shortest) return $"Enter a password of at least {Shortest} characters. Four words that do not belong together are easy to keep in mind";
        if (length > Longest) return $"Enter a password of at most {Longest} characters";
        if (IsCommon(password)) return "Choose another password. This one, or one much like it, is on the list of the commonest passwords";
        return OwnWordIn(password, ownWords.Append(Product)) is { } word ? $"Leave “{word}” out of your password. It is easy to guess" : null;
    }

    // "Password123456!" is "password" with a tail, "dragondragon" is "dragon" twice.
    private static bool IsCommon(string password)
    {
        if (LeakedPasswords.Contains(password)) return true;
        var first = Array.FindIndex([.. password], char.IsLetter);
        if (first < 0) return false;
        var stem = password[first..(Array.FindLastIndex([.. password], char.IsLetter) + 1)];
        return LeakedPasswords.Contains(stem) || LeakedPasswords.Contains(Unit(stem));
    }

    /// <summary>The part that a text repeats, or all of it.</summary>
    private static string Unit(string text)
    {
        // A text made of one part again and again stands in itself doubled before the end.
        var length = (text + text).IndexOf(text, 1, StringComparison.OrdinalIgnoreCase);
        return text[..length];
    }

    private static string? OwnWordIn(string password, IEnumerable<string?> words) => words
        .SelectMany(word => (word ?? "").Split(['@', '.', ' ', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries))
        .FirstOrDefault(word => word.Length >= ShortestWord && password.Contains(word, StringComparison.OrdinalIgnoreCase));
}

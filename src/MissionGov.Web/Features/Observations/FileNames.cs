using System.Globalization;

namespace MissionGov.Web.Features.Observations;

/// <summary>The name a person's file came with, as text that is safe to show and to keep.</summary>
internal static class FileNames
{
    private const int Longest = 100;

    /// <summary>What we call rows that were pasted.</summary>
    public const string Nameless = "pasted.csv";

    public static string Plain(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];

        // Control characters break headers; format characters can turn a name round, so that txt.exe reads as exe.txt.
        var plain = string.Concat(last.Where(mark => char.GetUnicodeCategory(mark) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate))).Trim();
        return plain.Length == 0 ? Nameless : plain.Length <= Longest ? plain : plain[..Longest];
    }
}

using System.Text;

namespace MissionGov.Domain;

/// <summary>Whether two names look the same to a reader: another form of Unicode, another case, a trailing dot, or letters borrowed from another alphabet.</summary>
public static class LookAlike
{
    // What most fonts draw like a Latin letter, then that letter: the part of Unicode Technical Standard 39 that concerns Cyrillic, Greek and figures.
    // A small L, a one and every kind of I are one stroke in many fonts.
    private const string Cyrillic = "аa АA вb ВB еe ЕE кk КK мm МM нh НH оo ОO рp РP сc СC тt ТT уy УY хx ХX іl ІL јj ЈJ ѕs ЅS һh ҺH ԁd ԛq ԝw ԜW ӏl ӀL";
    private const string Greek = "αa ΑA ΒB εe ΕE ΖZ ΗH ηn ιl ΙL κk ΚK ΜM νv ΝN οo ΟO ρp ΡP τt ΤT υu ΥY χx ΧX ωw γy";
    private const string Strokes = "0o 1l il Il ıl İl |l";

    private static readonly Dictionary<int, char> Drawn = $"{Cyrillic} {Greek} {Strokes}".Split(' ').ToDictionary(pair => (int)pair[0], pair => char.ToLowerInvariant(pair[1]));

    /// <summary>The first of some names that cannot be told from this one; null when it can be told from all.</summary>
    public static string? Among(IEnumerable<string> names, string name)
    {
        var seen = Skeleton(name);
        return names.FirstOrDefault(other => Skeleton(other) == seen);
    }

    private static string Skeleton(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Drawn.TryGetValue(rune.Value, out var letter)) letters.Append(letter);
            else if (Rune.IsLetterOrDigit(rune)) letters.Append(Rune.ToLowerInvariant(rune).ToString());
        }

        // A name of signs only is compared as it stands.
        return letters.Length == 0 ? name.Trim() : letters.ToString();
    }
}

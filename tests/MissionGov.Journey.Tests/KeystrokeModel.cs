using Microsoft.Playwright;

namespace MissionGov.Journey.Tests;

/// <summary>
/// Counts what a person does and how long it takes them. Times are those of the keystroke-level model:
/// S. K. Card, T. P. Moran, A. Newell, "The keystroke-level model for user performance time with interactive systems", Communications of the ACM 23(7), 1980, 396-410.
/// </summary>
internal sealed class KeystrokeModel(IPage page)
{
    /// <summary>K: one key, of somebody who is no typist (40 words a minute).</summary>
    private const double KeySeconds = 0.28;

    /// <summary>M: making up one's mind before a step.</summary>
    private const double MentalSeconds = 1.35;

    public int Keys { get; private set; }

    public int Decisions { get; private set; }

    public double Seconds => (Keys * KeySeconds) + (Decisions * MentalSeconds);

    public void Decide() => Decisions++;

    /// <param name="keys">"Control+Enter" is two keys.</param>
    public Task PressAsync(string keys)
    {
        Keys += keys.Split('+').Length;
        return page.Keyboard.PressAsync(keys);
    }

    public Task TypeAsync(string text)
    {
        // A capital is two keys.
        Keys += text.Length + text.Count(char.IsUpper);
        return page.Keyboard.TypeAsync(text);
    }
}

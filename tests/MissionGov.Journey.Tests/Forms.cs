using Microsoft.Playwright;

namespace MissionGov.Journey.Tests;

/// <summary>The forms of a page that have something to type into.</summary>
internal static class Forms
{
    private const string Those = "[...document.querySelectorAll('main form[method=post]:not([data-passkey])')].filter(form => form.querySelector('textarea, select, input:not([type=hidden], [type=submit], [type=search])') && !form.querySelector('input[type=password]'))";

    /// <summary>Fills in every form of the page, one after the other, and sends it.</summary>
    /// <param name="texts">What stands in one text after the other, round and round.</param>
    /// <param name="look">Looks at what comes back.</param>
    /// <returns>How many were sent.</returns>
    public static async Task<int> SendFormsAsync(this IPage page, string address, IReadOnlyList<string> texts, Func<int, Task> look)
    {
        await page.GotoAsync(address);
        var (number, forms) = (0, await CountAsync(page));

        // What was sent may have taken a form away; one that it added is not sent.
        for (; number < Math.Min(forms, await CountAsync(page)); number++)
        {
            await page.EvaluateAsync("window.isBefore = true");
            await page.EvaluateAsync(Send, new { number, texts = Turned(texts, number) });
            await page.WaitForFunctionAsync("() => !window.isBefore && document.readyState === 'complete'");
            await look(number);
            await page.GotoAsync(address);
        }

        return number;
    }

    private static Task<int> CountAsync(IPage page) => page.EvaluateAsync<int>($"() => {Those}.length");

    private static string[] Turned(IReadOnlyList<string> texts, int number) => [.. texts.Skip(number % texts.Count).Concat(texts.Take(number % texts.Count))];

    // A field of a kind takes no other text, so it loses its kind.
    private const string Send = $$"""
        ({ number, texts }) => {
          const form = {{Those}}[number];
          let next = 0;
          for (const field of form.querySelectorAll('textarea, input:not([type=hidden], [type=submit], [type=checkbox], [type=radio], [type=file])')) {
            if (field.type !== 'textarea') field.type = 'text';
            field.value = texts[next++ % texts.length];
          }
          form.noValidate = true;
          form.requestSubmit();
        }
        """;
}

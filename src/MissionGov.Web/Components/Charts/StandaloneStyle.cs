namespace MissionGov.Web.Components.Charts;

/// <summary>The light colours of site.css, for a drawing that leaves the site.</summary>
internal static class StandaloneStyle
{
    public const string Element = """
        <style>svg{background:#fff;font:15px "Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:#0b0c0c}path{fill:none}.head{fill:#505a5f}.title{font-size:20px;font-weight:700;fill:#0b0c0c}.strong{font-size:16px;font-weight:700}.end{text-anchor:end}.mid,.middle{text-anchor:middle}.tick,.l-tick,.l-none{fill:#505a5f}.grid{stroke:#505a5f;stroke-width:.5;opacity:.45}.fan{fill:#2073bc;opacity:.2}.needed{stroke:#0b0c0c;stroke-width:1.75;stroke-dasharray:7 4}.official{fill:#fff;stroke:#0b0c0c;stroke-width:1.5}.median{stroke:#1d6ab0;stroke-width:1.5;stroke-dasharray:2 3}.actual{stroke:#12436d;stroke-width:3;stroke-linejoin:round;stroke-linecap:round}.dots{stroke:#12436d;stroke-width:7;stroke-linecap:round}.latest,.l-actual{fill:#12436d}.behind{stroke:#8f1a2e;stroke-width:3}.ahead{stroke:#00604a;stroke-width:3}.l-behind{fill:#8f1a2e}.l-ahead,.l-goal,path.goal{fill:#00604a}.l-median{fill:#1d6ab0}.mean,.limit,.run{stroke:#505a5f}.mean{stroke-width:1.5}.trial{stroke-dasharray:5 3}.wanted{stroke:#00604a;stroke-width:1.75;stroke-dasharray:7 4}.usual{stroke:#505a5f;stroke-width:7;stroke-linecap:round}.better,.l-better{fill:#1d6ab0}.worse,.l-worse{fill:#9a4700}.change,.l-change{fill:#7a1f5c}.now{stroke:#505a5f;stroke-dasharray:1 3}.break{stroke:#505a5f;stroke-dasharray:4 3}g[class^="l-"]{paint-order:stroke;stroke:#fff;stroke-width:3px;stroke-linejoin:round}</style>
        """;
}

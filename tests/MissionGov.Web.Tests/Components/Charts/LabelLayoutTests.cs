using CsCheck;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Tests.Components.Charts;

public class LabelLayoutTests
{
    private static readonly Box Bounds = new(0, 0, 300, 200);

    [Fact]
    public void The_first_free_wish_is_granted()
    {
        var layout = new LabelLayout(Bounds);
        layout.Avoid([new(0, 50), new(300, 50)]);

        Assert.Equal(new Box(10, 70, 60, 14), layout.Place(60, 14, [new(10, 45), new(10, 70)]));
    }

    [Fact]
    public void A_label_is_never_cut_off()
    {
        var box = new LabelLayout(Bounds).Place(60, 14, [new(280, -20)]);

        Assert.Equal(new Box(240, 0, 60, 14), box);
    }

    [Fact]
    public void Many_labels_that_want_one_place_do_not_cover_each_other() => Gen.Select(Gen.Double[0, 300], Gen.Double[0, 200], Gen.Int[1, 12]).Sample((x, y, count) =>
    {
        var layout = new LabelLayout(Bounds);
        var boxes = Enumerable.Range(0, count).Select(_ => layout.Place(80, 14, [new(x, y)])).ToList();

        Assert.All(boxes, box => Assert.True(Bounds.Holds(box)));
        Assert.All(boxes.SelectMany((one, i) => boxes.Skip(i + 1).Select(other => (one, other))), pair => Assert.False(pair.one.Overlaps(pair.other)));
    }, iter: 200);
}

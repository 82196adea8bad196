package rung.cli.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.svg.SVGGraphics2D;

/** A line chart as SVG. */
final class Chart {
  /** Colours that stay apart for colour-blind eyes (M. Okabe, K. Ito, 2008). */
  static final Color[] COLOURS = {
    new Color(0x0072B2),
    new Color(0xD55E00),
    new Color(0x009E73),
    new Color(0xCC79A7),
    new Color(0xE69F00),
    new Color(0x56B4E9),
    new Color(0x000000)
  };

  private static final DecimalFormatSymbols POINT = DecimalFormatSymbols.getInstance(Locale.ROOT);
  private static final double WIDE = 20;
  private static final double SMALL = 0.01;
  private static final double LARGE = 1e4;
  private static final int WIDTH = 620;
  private static final int HEIGHT = 340;
  private static final Color INK = new Color(0x333333);
  private static final Color LINES = new Color(0xDDDDDD);

  private final XYSeriesCollection series = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private boolean logarithmicAbscissa;
  private final String xLabel;
  private final String yLabel;

  Chart(String xLabel, String yLabel) {
    this.xLabel = xLabel;
    this.yLabel = yLabel;
    renderer.setDrawSeriesLineAsPath(true);
  }

  /** Makes the abscissa logarithmic. */
  void logarithmicAbscissa() {
    logarithmicAbscissa = true;
  }

  /** Adds a line; values that are not numbers are left out. */
  void line(String name, double[] x, double[] y, Color colour, boolean dashed) {
    XYSeries line = new XYSeries(name, false);
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(y[i])) {
        low = Math.min(low, y[i]);
        high = Math.max(high, y[i]);
        line.add(x[i], y[i]);
      }
    }
    int index = series.getSeriesCount();
    series.addSeries(line);
    renderer.setSeriesPaint(index, colour);
    renderer.setSeriesStroke(
        index,
        new BasicStroke(
            2f,
            BasicStroke.CAP_ROUND,
            BasicStroke.JOIN_ROUND,
            1f,
            dashed ? new float[] {6f, 5f} : null,
            0f));
    renderer.setSeriesShapesVisible(index, line.getItemCount() < 3);
  }

  /**
   * The picture, with a logarithmic ordinate where positive values span more than a decade or so.
   */
  String svg() {
    boolean logarithmic = low > 0 && high > WIDE * low;
    JFreeChart chart = ChartFactory.createXYLineChart(null, xLabel, yLabel, series);
    XYPlot plot = chart.getXYPlot();
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    if (logarithmic) {
      LogAxis axis = new LogAxis(yLabel);
      if (low > SMALL && high < LARGE) {
        axis.setNumberFormatOverride(new DecimalFormat("0.0##", POINT));
      }
      plot.setRangeAxis(axis);
    } else if (plot.getRangeAxis() instanceof NumberAxis axis) {
      axis.setAutoRangeIncludesZero(false);
      if (high < SMALL) {
        axis.setNumberFormatOverride(new DecimalFormat("0.0E0", POINT));
      }
    }
    if (logarithmicAbscissa) {
      plot.setDomainAxis(new LogAxis(xLabel));
    } else if (plot.getDomainAxis() instanceof NumberAxis axis) {
      axis.setAutoRangeIncludesZero(false);
      if (xLabel.equals("step")) {
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits(Locale.ROOT));
      }
      axis.setLowerMargin(0.01);
      axis.setUpperMargin(0.01);
    }
    plot.setRenderer(renderer);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setRangeGridlinePaint(LINES);
    plot.setDomainGridlinePaint(LINES);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.getDomainAxis().setLabelFont(font);
    plot.getRangeAxis().setLabelFont(font);
    plot.getDomainAxis().setTickLabelFont(font);
    plot.getRangeAxis().setTickLabelFont(font);
    plot.getDomainAxis().setLabelPaint(INK);
    plot.getRangeAxis().setLabelPaint(INK);
    chart.setBackgroundPaint(Color.WHITE);
    if (chart.getLegend() != null) {
      chart.getLegend().setItemFont(font);
      chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
    }
    SVGGraphics2D graphics = new SVGGraphics2D(WIDTH, HEIGHT);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    return graphics.getSVGElement();
  }
}

package dev.hawkins.reproduce;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * RQ2 and RQ3 of ARN's slides (2021), means of 20 runs, and what speaks against them. There is no figure of variant G on card
 * payments, which have no categories.
 */
final class ArnFigures {
    static final String ROC = "roc-auc";
    static final String PRECISION_RECALL = "pr-auc trapezoid";

    private static final String PEEKED =
            "epochs were chosen by labelled outliers, and scores depend on the rows of the same test batch";

    private static final double NONE = Double.NaN;
    private static final List<String> METHODS = List.of("arn g", "arn n", "fence-gan", "ganomaly", "ocsvm", "ae");
    private static final List<String> ABLATIONS = List.of("no-kld g", "no-kld n", "ge g");

    private static final Map<String, double[]> AREAS = Map.of(
            "kdd", new double[] {.99, 1.00, .99, 1.00, .96, 1.00},
            "kdd-rev", new double[] {.97, .99, .84, .92, .81, .91},
            "kdd-inv", new double[] {1.00, 1.00, .92, .91, .95, 1.00},
            "nsl", new double[] {.99, .99, .96, .97, .96, .99},
            "covtype", new double[] {.94, .92, .70, .56, .73, .53},
            "creditcard", new double[] {NONE, .99, .90, .84, .92, .99},
            "bank", new double[] {.77, .69, .56, .53, .60, .65});

    /** Areas under the precision-recall curve, by trapezoids. */
    private static final Map<String, double[]> PRECISIONS = Map.of(
            "kdd", new double[] {.99, .99, .99, 1.00, .97, 1.00},
            "kdd-rev", new double[] {.95, .95, .77, .86, .71, .87},
            "kdd-inv", new double[] {1.00, 1.00, .72, .90, .82, 1.00},
            "nsl", new double[] {.99, .98, .97, .97, .97, .98},
            "covtype", new double[] {.95, .93, .41, .30, .43, .28},
            "creditcard", new double[] {NONE, .59, .51, .36, .57, .76},
            "bank", new double[] {.63, .50, .23, .22, .28, .32});

    private static final Map<String, double[]> ABLATED = Map.of(
            "kdd", new double[] {.98, .98, .74},
            "kdd-rev", new double[] {.98, .96, .83},
            "kdd-inv", new double[] {1.00, 1.00, .88},
            "nsl", new double[] {.99, .98, .74},
            "covtype", new double[] {.94, .94, .77},
            "creditcard", new double[] {NONE, .96, .75},
            "bank", new double[] {.74, .63, .62});

    private ArnFigures() {}

    /** The published figure, or NaN where there is none. */
    static double published(CellKey cell, String figure) {
        String variant = cell.settings().contains("variant=n") ? "n" : "g";
        if (cell.table().equals(ArnTable.ABLATIONS)) {
            String ablation = cell.settings().contains("no-kld") ? "no-kld" : "ge";
            return figure.equals(ROC) ? ABLATED.get(cell.row())[ABLATIONS.indexOf(ablation + " " + variant)] : NONE;
        }
        String method = cell.detector().equals("arn") ? "arn " + variant : cell.detector();
        Map<String, double[]> areas = figure.equals(ROC) ? AREAS : figure.equals(PRECISION_RECALL) ? PRECISIONS : null;
        int column = METHODS.indexOf(method);
        return areas == null || column < 0 ? NONE : areas.get(cell.row())[column];
    }

    /** What speaks against a published figure. */
    static String doubt(CellKey cell) {
        if (cell.settings().contains("ablation=ge")) {
            return "the public code of this ablation never sets gradients to zero and restores from logits: it is weaker than it need be";
        }
        if (!cell.detector().equals("arn")) {
            return "";
        }
        boolean numeric = cell.settings().contains("variant=n");
        boolean ablation = cell.table().equals(ArnTable.ABLATIONS);
        if (numeric && ablation && Set.of("kdd", "covtype").contains(cell.row())) {
            return PEEKED + "; the notebook behind it ran variant g";
        }
        return numeric && !ablation && cell.row().equals("creditcard")
                ? PEEKED
                        + "; by the notebooks the weight of the KL divergence fell, which is constant in the rest of the column"
                : PEEKED;
    }
}

import java.io.File;
import java.util.List;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Validates PDF files with veraPDF, all in one process, against PDF/A-3a and PDF/UA-1.
 *
 * <p>Prints a line for each file and standard: the file, the standard, PASS or FAIL, and how many
 * assertions were tested; after a FAIL, one indented line for each rule that was broken.
 */
public final class Validate {
  private static final List<String> STANDARDS = List.of("3a", "ua1");

  public static void main(String[] files) throws Exception {
    Logger.getLogger("").setLevel(Level.SEVERE);
    VeraGreenfieldFoundryProvider.initialise();
    for (String file : files) {
      for (String standard : STANDARDS) {
        validate(file, PDFAFlavour.byFlavourId(standard));
      }
    }
  }

  private static void validate(String file, PDFAFlavour flavour) throws Exception {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      String verdict = result.isCompliant() ? "PASS" : "FAIL";
      int tested = result.getTotalAssertions();
      System.out.printf("%s\t%s\t%s\t%d%n", file, flavour.getId(), verdict, tested);
      TreeMap<String, Integer> broken = new TreeMap<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          String rule = assertion.getRuleId().getClause() + " " + assertion.getMessage();
          broken.merge(rule, 1, Integer::sum);
        }
      }
      broken.forEach((rule, times) -> System.out.printf("    %d× %s%n", times, rule));
    }
  }
}

import Plotting
import Rendering

func plotOwnData(_ order: PictureOrder, _ definition: ChartDefinition, theme: Theme, fonts: Fonts) throws(RunFailure) -> Chart {
  throw RunFailure(PipelineError.needsData(order.definition))
}

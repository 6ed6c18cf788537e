<?xml version="1.0" encoding="UTF-8"?>
<!-- The text of an OpenDocument file as HTML, of one element with the roots of content.xml and styles.xml in it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:xlink="http://www.w3.org/1999/xlink">
  <xsl:output method="html"/>
  <xsl:key name="style" match="style:style" use="@style:name"/>
  <xsl:key name="numbered" match="text:list-style[*[1][self::text:list-level-style-number]]" use="@style:name"/>

  <xsl:template match="/">
    <div>
      <xsl:apply-templates select="//office:body/office:text/node()"/>
      <ol><xsl:apply-templates select="//office:body/office:text//text:note" mode="note"/></ol>
    </div>
  </xsl:template>

  <!-- Named in the report, or said with the picture. -->
  <xsl:template match="office:annotation | text:tracked-changes | svg:title | svg:desc"/>

  <!-- What a paragraph is: its style, or one that is made of. LibreOffice names its own alike in every language. -->
  <xsl:template match="text:p">
    <xsl:variable name="role">
      <xsl:call-template name="role"><xsl:with-param name="name" select="@text:style-name"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$role = 'Quotations'"><blockquote><xsl:call-template name="words"/></blockquote></xsl:when>
      <xsl:otherwise><p class="{$role}"><xsl:call-template name="words"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="role">
    <xsl:param name="name"/>
    <xsl:param name="steps" select="10"/>
    <xsl:choose>
      <xsl:when test="contains(' Illustration Figure ', concat(' ', $name, ' '))">Caption</xsl:when>
      <xsl:when test="contains(' Title Subtitle Quotations Caption ', concat(' ', $name, ' '))">
        <xsl:value-of select="$name"/>
      </xsl:when>
      <xsl:when test="$name and $steps">
        <xsl:call-template name="role">
          <xsl:with-param name="name" select="key('style', $name)[last()]/@style:parent-style-name"/>
          <xsl:with-param name="steps" select="$steps - 1"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text:span" name="words">
    <xsl:variable name="is" select="key('style', @text:style-name)/style:text-properties"/>
    <span style="font-weight:{$is/@fo:font-weight};font-style:{$is/@fo:font-style};vertical-align:{$is/@style:text-position}">
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xsl:template match="text:h">
    <xsl:variable name="level" select="concat(@text:outline-level[. &gt;= 1 and . &lt;= 6], '1')"/>
    <xsl:element name="h{substring($level, 1, 1)}"><xsl:apply-templates/></xsl:element>
  </xsl:template>

  <!-- A list without a style has that of the list it is in. -->
  <xsl:template match="text:list">
    <xsl:variable name="style" select="ancestor-or-self::text:list[position() &lt;= 2][@text:style-name][1]/@text:style-name"/>
    <xsl:choose>
      <xsl:when test="key('numbered', $style)"><ol><xsl:apply-templates/></ol></xsl:when>
      <xsl:otherwise><ul><xsl:apply-templates/></ul></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text:list-item | text:list-header"><li><xsl:apply-templates/></li></xsl:template>

  <xsl:template match="text:a"><a href="{@xlink:href}"><xsl:apply-templates/></a></xsl:template>
  <xsl:template match="text:s | text:tab"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="text:line-break"><br/></xsl:template>

  <xsl:template match="text:note">
    <sup><a href="#note-{generate-id()}" id="reference-{generate-id()}"><xsl:number level="any"/></a></sup>
  </xsl:template>
  <xsl:template match="text:note" mode="note">
    <li id="note-{generate-id()}">
      <xsl:apply-templates select="text:note-body/node()"/>
      <a href="#reference-{generate-id()}">↑</a>
    </li>
  </xsl:template>

  <xsl:template match="table:table"><table><xsl:apply-templates/></table></xsl:template>
  <xsl:template match="table:table-row"><tr><xsl:apply-templates select="table:table-cell"/></tr></xsl:template>
  <xsl:template match="table:table-header-rows//table:table-cell" priority="1">
    <th><xsl:call-template name="cell"/></th>
  </xsl:template>
  <xsl:template match="table:table-cell"><td><xsl:call-template name="cell"/></td></xsl:template>
  <xsl:template name="cell">
    <xsl:attribute name="colspan"><xsl:value-of select="@table:number-columns-spanned"/></xsl:attribute>
    <xsl:attribute name="rowspan"><xsl:value-of select="@table:number-rows-spanned"/></xsl:attribute>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="draw:image">
    <img src="{@xlink:href}" alt="{(../svg:title | ../svg:desc)[normalize-space()][last()]}"/>
  </xsl:template>
</xsl:stylesheet>
